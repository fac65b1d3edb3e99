using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>A Diffusers-style server, in one of the dialects that there are. Its address in its own answers is wrong, as it often is.</summary>
public sealed partial class DiffusersEmulator(DiffusersDialect dialect) : Emulator
{
    public DiffusersDialect Dialect => dialect;

    public bool WantsKey { get; init; }

    /// <summary>Whether the server of OpenAI's routes has the one for edits.</summary>
    public bool HasEdits { get; init; } = true;

    /// <summary>Whether it has no route to look at, only the one that draws.</summary>
    public bool OnlyDraws { get; init; }

    public Func<int, byte[]> Picture { get; set; } = index => TestPictures.Png(seed: index + 1);

    private string DrawingPath => dialect switch
    {
        DiffusersDialect.AsyncServer => "/api/diffusers/inference",
        DiffusersDialect.Inference => "/",
        _ => "/v1/images/generations",
    };

    protected override string ShapeError(Refusal refusal) => dialect switch
    {
        DiffusersDialect.LocalAi => JsonSerializer.Serialize(new { error = new { code = refusal.Status, message = refusal.Message, type = "" } }),
        DiffusersDialect.SdCpp => JsonSerializer.Serialize(new { error = refusal.Code, message = refusal.Message }),
        _ when refusal.Parameter is { } field => JsonSerializer.Serialize(new
        {
            detail = new[] { new { loc = new[] { "body", field }, msg = refusal.Message, type = refusal.Code } },
        }),
        _ => JsonSerializer.Serialize(new { detail = refusal.Message }),
    };

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        if (WantsKey)
        {
            call.RequireBearer(Key);
        }

        var path = call.Request.Path;
        if (OnlyDraws && call.Request.Method == "GET" && !path.StartsWith("/images/", StringComparison.Ordinal))
        {
            throw path == DrawingPath
                ? new Refusal(405, "method", "Method Not Allowed")
                : new Refusal(404, "not_found", "Not Found");
        }

        if (path.StartsWith("/images/", StringComparison.Ordinal))
        {
            await call.SendBytesAsync(Picture(int.Parse(Path.GetFileNameWithoutExtension(path)[1..])), "image/png");
            return;
        }

        var isAnswered = dialect switch
        {
            DiffusersDialect.Server => await AnswerServerAsync(call, path),
            DiffusersDialect.AsyncServer => await AnswerAsyncServerAsync(call, path),
            DiffusersDialect.Inference => await AnswerInferenceAsync(call, path),
            DiffusersDialect.SdCpp => await AnswerSdCppAsync(call, path),
            _ => await AnswerOpenAiAsync(call, path),
        };
        if (!isAnswered)
        {
            throw new Refusal(404, "not_found", "Not Found");
        }
    }

    private async Task<bool> AnswerServerAsync(EmulatorCall call, string path)
    {
        switch (call.Request.Method, path)
        {
            case ("GET", "/"):
                await call.SendJsonAsync("Welcome to Diffusers! Use this endpoint to generate images.");
                return true;
            case ("POST", "/v1/images/generations"):
                new JsonRules().Text("model", required: true).Text("prompt", required: true).Text("size").Whole("n").Check(call.RequireJson());
                await call.SendJsonAsync(new { data = new[] { new { url = "http://localhost:9/images/d0.png" } } });
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> AnswerAsyncServerAsync(EmulatorCall call, string path)
    {
        switch (call.Request.Method, path)
        {
            case ("GET", "/api/status"):
                await call.SendJsonAsync(new { status = "ok", model = "sd3" });
                return true;
            case ("POST", "/api/diffusers/inference"):
                var body = call.RequireJson();
                new JsonRules().Text("prompt", required: true).Text("negative_prompt").Whole("num_inference_steps", min: 1)
                    .Whole("num_images_per_prompt", min: 1).Text("model").Check(body);
                var count = body.TryGetProperty("num_images_per_prompt", out var n) ? n.GetInt32() : 1;
                await call.SendJsonAsync(new { response = Enumerable.Range(0, count).Select(i => $"http://0.0.0.0:8500/images/x{i}.png") });
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> AnswerInferenceAsync(EmulatorCall call, string path)
    {
        switch (call.Request.Method, path)
        {
            case ("GET", "/health"):
                await call.SendTextAsync("OK", contentType: "text/plain");
                return true;
            case ("POST", "/"):
                var body = call.RequireJson();
                JsonRules.Expect(body.GetProperty("inputs").ValueKind == JsonValueKind.String, "inputs", "a string");
                var isEdit = body.GetProperty("parameters").TryGetProperty("prompt", out _);
                var rules = new JsonRules().Text("negative_prompt").Whole("num_inference_steps").Number("guidance_scale");
                rules = isEdit
                    ? rules.Text("prompt").Inner("target_size", new JsonRules().Whole("width", true).Whole("height", true))
                    : rules.Whole("width").Whole("height").Text("scheduler").Whole("seed");
                rules.Check(body.GetProperty("parameters"), "parameters");
                JsonRules.Expect(
                    !isEdit || Convert.TryFromBase64String(body.GetProperty("inputs").GetString()!, new byte[call.Request.Body.Length], out _),
                    "inputs", "base64");
                await call.SendBytesAsync(Picture(0), "image/png");
                return true;
            default:
                return false;
        }
    }
}

using System.Globalization;
using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>Pollinations' image, chat and model routes.</summary>
public sealed partial class PollinationsEmulator : Emulator
{
    /// <summary>Draws from words alone.</summary>
    public const string Painter = "flux";

    /// <summary>Draws from up to four references, too.</summary>
    public const string Editor = "kontext";

    /// <summary>Talks and sees.</summary>
    public const string Talker = "openai";

    /// <summary>Talks, and draws into what it says.</summary>
    public const string ChatPainter = "midijourney";

    private readonly HashSet<string> _stored = [];

    /// <summary>The picture that a seed gives.</summary>
    public Func<int, byte[]> Picture { get; set; } = seed => TestPictures.Png(seed: (seed % 1000) + 1);

    /// <summary>What the chat model says.</summary>
    public string Reply { get; set; } = "Grüße aus dem Wald 🌲, said the fox.";

    /// <summary>Where the picture in a chat is kept; null for this emulator itself.</summary>
    public string? PictureAddress { get; set; }

    /// <summary>How often the same words and the same seed were asked for twice.</summary>
    public int Repeated { get; private set; }

    public override ServiceFaults Faults => HostedFaults.Pollinations;

    protected override string ShapeError(Refusal refusal) => JsonSerializer.Serialize(new
    {
        status = refusal.Status,
        success = false,
        error = new
        {
            code = refusal.Status switch
            {
                400 => "BAD_REQUEST",
                401 => "UNAUTHORIZED",
                402 => "PAYMENT_REQUIRED",
                403 => "FORBIDDEN",
                404 => "NOT_FOUND",
                429 => "RATE_LIMITED",
                502 => "BAD_GATEWAY",
                503 => "SERVICE_UNAVAILABLE",
                _ => "INTERNAL_ERROR",
            },
            message = refusal.Message,
            timestamp = "2026-01-02T03:04:05.000Z",
            details = new { field = refusal.Parameter },
            requestId = "req_1",
        },
    });

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        var path = call.Request.Path;
        switch (call.Request.Method, path)
        {
            case ("GET", "/v1/models"):
                await call.SendJsonAsync(new
                {
                    @object = "list",
                    data = new[]
                    {
                        Listed(Talker, ["text", "image"], ["text"]),
                        Listed(ChatPainter, ["text"], ["text", "image"]),
                        Listed(Painter, ["text"], ["image"]),
                    },
                });
                break;
            case ("GET", "/image/models"):
                await call.SendJsonAsync(new[] { Drawing(Painter, 0), Drawing(Editor, 4) });
                break;
            case ("GET", "/media/1.png"):
                await call.SendBytesAsync(TestPictures.Png(seed: 77), "image/png");
                break;
            case ("POST", "/v1/images/generations"):
                RequireKey(call);
                await AnswerGenerationAsync(call);
                break;
            case ("POST", "/v1/images/edits"):
                RequireKey(call);
                await AnswerEditAsync(call);
                break;
            case ("POST", "/v1/chat/completions"):
                RequireKey(call);
                await AnswerChatAsync(call);
                break;
            default:
                throw new Refusal(404, "not_found", $"Route {path} not found");
        }

        static object Listed(string id, string[] input, string[] output) => new
        {
            id,
            @object = "model",
            created = 1,
            input_modalities = input,
            output_modalities = output,
            supported_endpoints = (string[])["/v1/chat/completions"],
        };
        static object Drawing(string name, int references) => new
        {
            name,
            aliases = Array.Empty<string>(),
            description = name + " draws.",
            category = "image",
            input_modalities = references > 0 ? ["text", "image"] : (string[])["text"],
            output_modalities = (string[])["image"],
            max_reference_images = references,
            pricing = new { currency = "pollen" },
            paid_only = false,
        };
    }

    /// <summary>As a bearer token, or in the query.</summary>
    private void RequireKey(EmulatorCall call)
    {
        call.AllowQuery("key");
        var inQuery = call.Context.Request.Query["key"].ToString();
        var header = call.Request.Header("Authorization");
        if (inQuery.Length == 0 && header is null)
        {
            throw new Refusal(401, "none", "Authentication required. Please provide an API key.");
        }

        if ((inQuery.Length > 0 ? inQuery : header!["Bearer ".Length..]) != Key)
        {
            throw new Refusal(401, "none", "Invalid API key.");
        }
    }

    private async Task AnswerGenerationAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        Rules().Check(body);
        await SendImageAsync(call, body);
    }

    private async Task AnswerEditAsync(EmulatorCall call)
    {
        if (call.Request.Parts.Count == 0)
        {
            throw new Refusal(400, "none", "An edit needs an image.");
        }

        var fields = new Dictionary<string, object>();
        var images = 0;
        foreach (var part in call.Request.Parts)
        {
            if (part.Name is "image" or "image[]")
            {
                JsonRules.Expect(part.FileName?.Contains('.') == true, part.Name, "a file name with an extension");
                JsonRules.Expect(part.ContentType is "image/png" or "image/jpeg" or "image/webp", part.Name, "an image type");
                images++;
            }
            else
            {
                fields.Add(part.Name, part.Name is "n" or "seed" ? long.Parse(part.Text, CultureInfo.InvariantCulture) : part.Text);
            }
        }

        using var document = JsonDocument.Parse(JsonSerializer.Serialize(fields));
        var body = document.RootElement;
        Rules().Check(body);
        JsonRules.Expect(images >= 1, "image", "an image");
        JsonRules.Expect(body.GetProperty("model").GetString() == Editor && images <= 4, "image", "no more than the model takes");
        await SendImageAsync(call, body);
    }

    private static JsonRules Rules() => new JsonRules()
        .Text("prompt", required: true, maxLength: 32000)
        .Text("model", oneOf: [Painter, Editor])
        .Whole("n", min: 1, max: 1)
        .Text("size")
        .Text("quality", oneOf: ["low", "medium", "high", "hd"])
        .Text("response_format", oneOf: ["b64_json", "url"])
        .Whole("seed", min: -1, max: int.MaxValue)
        .Text("resolution")
        .Any("safe", static (_, _) => { })
        .Text("user");

    private async Task SendImageAsync(EmulatorCall call, JsonElement body)
    {
        var seed = body.TryGetProperty("seed", out var given) ? given.GetInt32() : 0;
        lock (_stored)
        {
            Repeated += _stored.Add($"{body.GetProperty("prompt").GetString()} {seed}") ? 0 : 1;
        }

        call.Context.Response.Headers["x-model-used"] = body.TryGetProperty("model", out var model) ? model.GetString() : Painter;
        await call.SendJsonAsync(new
        {
            created = 1,
            data = new[] { new { b64_json = Convert.ToBase64String(Picture(seed)), media_type = "image/png" } },
            usage = new { input_tokens = 4, output_tokens = 1, total_tokens = 5 },
        });
    }
}

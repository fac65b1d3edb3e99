using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>The routes of Google's Gemini API for models, whole answers and streams, below <c>/v1beta</c>.</summary>
public sealed partial class GeminiEmulator : Emulator
{
    /// <summary>What <c>GET /models</c> lists, each with its one method.</summary>
    public IList<(string Name, string Method)> Models { get; } =
    [
        ("gemini-3.1-flash-image", "generateContent"), ("gemini-2.5-flash-image", "generateContent"),
        ("gemini-2.5-flash", "generateContent"), ("gemini-2.5-flash-preview-tts", "generateContent"),
        ("gemma-3-27b-it", "generateContent"), ("gemini-embedding-001", "embedContent"),
        ("imagen-4.0-generate-001", "predict"),
    ];

    /// <summary>The picture that the n-th image of this emulator's life shows.</summary>
    public Func<int, byte[]> Picture { get; set; } = index => TestPictures.Png(seed: index + 1);

    /// <summary>What the chat model says.</summary>
    public string Reply { get; set; } = "Grüße aus dem Wald 🌲, said the fox.";

    /// <summary>What comes with every picture, and must come back with it.</summary>
    public string Signature { get; set; } = Convert.ToBase64String("signed by the emulator"u8);

    public override ServiceFaults Faults => HostedFaults.Gemini;

    protected override string ShapeError(Refusal refusal)
    {
        var status = refusal.Status switch
        {
            401 => "UNAUTHENTICATED",
            403 => "PERMISSION_DENIED",
            404 => "NOT_FOUND",
            429 => "RESOURCE_EXHAUSTED",
            500 => "INTERNAL",
            503 => "UNAVAILABLE",
            504 => "DEADLINE_EXCEEDED",
            _ => "INVALID_ARGUMENT",
        };
        object[] details = refusal.Code == "API_KEY_INVALID"
            ?
            [
                new Dictionary<string, object>
                {
                    ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
                    ["reason"] = refusal.Code,
                    ["domain"] = "googleapis.com",
                },
            ]
            : [];
        return JsonSerializer.Serialize(new { error = new { code = refusal.Status, message = refusal.Message, status, details } });
    }

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        var path = call.Request.Path;
        if (!path.StartsWith("/v1beta/", StringComparison.Ordinal))
        {
            throw new Refusal(404, "NOT_FOUND", "Requested entity was not found.");
        }

        RequireKey(call);
        if (call.Request.Method == "GET" && path == "/v1beta/models")
        {
            call.AllowQuery("pageSize", "pageToken", "key");
            await SendModelsAsync(call);
            return;
        }

        var verb = path.LastIndexOf(':');
        if (call.Request.Method != "POST" || verb < 0 || !path.StartsWith("/v1beta/models/", StringComparison.Ordinal))
        {
            throw new Refusal(404, "NOT_FOUND", "Requested entity was not found.");
        }

        var model = path["/v1beta/models/".Length..verb];
        if (Models.All(listed => listed.Name != model || listed.Method != "generateContent"))
        {
            throw new Refusal(
                404, "NOT_FOUND",
                $"models/{model} is not found for API version v1beta, or is not supported for generateContent.");
        }

        switch (path[(verb + 1)..])
        {
            case "generateContent":
                call.AllowQuery("key");
                Check(model, call.RequireJson());
                await call.SendJsonAsync(Answer(model, call.Request.Json));
                break;
            case "streamGenerateContent":
                call.AllowQuery("alt", "key");
                Check(model, call.RequireJson());
                await StreamAsync(call, model);
                break;
            default:
                throw new Refusal(404, "NOT_FOUND", "Requested entity was not found.");
        }
    }

    private void RequireKey(EmulatorCall call)
    {
        var key = call.Request.Header("x-goog-api-key") ?? call.Context.Request.Query["key"].FirstOrDefault();
        if (key is null)
        {
            throw new Refusal(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers (callers without established identity).");
        }

        if (key != Key)
        {
            throw new Refusal(400, "API_KEY_INVALID", $"API key not valid. Please pass a valid API key. ({key})");
        }
    }

    /// <summary>Two pages, however large a page may be.</summary>
    private Task SendModelsAsync(EmulatorCall call)
    {
        var isSecond = call.Context.Request.Query["pageToken"] == "page-2";
        var half = (Models.Count + 1) / 2;
        var page = (isSecond ? Models.Skip(half) : Models.Take(half)).Select(model => new
        {
            name = "models/" + model.Name,
            version = "001",
            displayName = model.Name.Replace('-', ' '),
            description = "An emulated model.",
            inputTokenLimit = 65536,
            outputTokenLimit = 32768,
            supportedGenerationMethods = new[] { model.Method, "countTokens" },
        });
        return isSecond
            ? call.SendJsonAsync(new { models = page })
            : call.SendJsonAsync(new { models = page, nextPageToken = "page-2" });
    }

    private static bool IsImageModel(string model) => model.Contains("-image", StringComparison.Ordinal);
}

using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>OpenRouter's image, chat, model and key routes, below <c>/api/v1</c>.</summary>
public sealed partial class OpenRouterEmulator : Emulator
{
    /// <summary>Draws over the image route, knows shapes and tiers, one picture a call.</summary>
    public const string Painter = "google/gemini-3.1-flash-image";

    /// <summary>Draws over the image route at any size, up to four pictures a call.</summary>
    public const string Several = "bytedance-seed/seedream-4.5";

    /// <summary>Draws over the image route and streams what is not done yet.</summary>
    public const string Streaming = "openai/gpt-image-1";

    /// <summary>Draws over the image route, and looks at nothing.</summary>
    public const string Blind = "recraft/recraft-v3";

    /// <summary>Draws in chats only, with words.</summary>
    public const string ChatPainter = "google/gemini-2.5-flash-image";

    /// <summary>Draws in chats only, without words.</summary>
    public const string MutePainter = "sourceful/riverflow-v2";

    /// <summary>Talks and sees.</summary>
    public const string Talker = "anthropic/claude-sonnet-4.5";

    private static readonly string[] Errors =
    [
        "authentication", "invalid_request", "invalid_prompt", "unprocessable", "not_found", "invalid_image", "refusal",
        "content_policy_violation", "rate_limit_exceeded", "provider_overloaded", "provider_unavailable", "timeout",
    ];

    /// <summary>The picture that the n-th image of an answer shows.</summary>
    public Func<int, byte[]> Picture { get; set; } = index => TestPictures.Png(seed: index + 1);

    /// <summary>What the chat model says.</summary>
    public string Reply { get; set; } = "Grüße aus dem Wald 🌲, said the fox.";

    /// <summary>Whether the list of image models can be had.</summary>
    public bool ListsImageModels { get; set; } = true;

    public override ServiceFaults Faults => HostedFaults.OpenRouter;

    protected override string ShapeError(Refusal refusal) => JsonSerializer.Serialize(new
    {
        error = new
        {
            code = refusal.Status,
            message = refusal.Message,
            metadata = Errors.Contains(refusal.Code) ? new { error_type = refusal.Code } : null,
        },
        user_id = "user_1",
    });

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        var path = call.Request.Path;
        if (!path.StartsWith("/api/v1/", StringComparison.Ordinal))
        {
            throw new Refusal(404, "not_found", $"Not Found: {path}");
        }

        switch (call.Request.Method, path["/api/v1".Length..])
        {
            case ("GET", "/models"):
                call.AllowQuery("output_modalities", "category", "supported_parameters", "sort", "offset", "limit");
                await SendModelsAsync(call);
                break;
            case ("GET", "/images/models") when ListsImageModels:
                call.AllowQuery();
                await SendImageModelsAsync(call);
                break;
            case ("GET", "/key"):
                RequireKey(call);
                await call.SendJsonAsync(new
                {
                    data = new { label = "sk-or-v1-tes...key", limit = 100, limit_remaining = 74.5, usage = 25.5, is_free_tier = false },
                });
                break;
            case ("POST", "/images"):
                RequireKey(call);
                call.AllowQuery();
                await AnswerImagesAsync(call);
                break;
            case ("POST", "/chat/completions"):
                RequireKey(call);
                call.AllowQuery();
                await AnswerChatAsync(call);
                break;
            default:
                throw new Refusal(404, "not_found", $"Not Found: {path}");
        }
    }

    private void RequireKey(EmulatorCall call)
    {
        var header = call.Request.Header("Authorization")
            ?? throw new Refusal(401, "none", "Missing Authentication header");
        if (header != "Bearer " + Key)
        {
            throw new Refusal(401, "none", "User not found.");
        }
    }

    private static Task SendModelsAsync(EmulatorCall call)
    {
        var wanted = call.Context.Request.Query["output_modalities"].ToString();
        var outputs = wanted.Length == 0 ? ["text"] : wanted.Split(',');
        return call.SendJsonAsync(new
        {
            data = new[]
            {
                Model(Talker, "Claude Sonnet 4.5", ["text", "image"], ["text"]),
                Model("meta-llama/llama-3.3-70b-instruct", "Llama 3.3", ["text"], ["text"]),
                Model(Painter, "Nano Banana 2", ["image", "text"], ["image", "text"]),
                Model(ChatPainter, "Nano Banana", ["image", "text"], ["image", "text"]),
                Model(MutePainter, "Riverflow", ["text", "image"], ["image"]),
            }.Where(model => wanted == "all" || model.architecture.output_modalities.Any(outputs.Contains)),
        });
    }

    private static ListedModel Model(string id, string name, string[] input, string[] output) => new()
    {
        id = id,
        name = name,
        architecture = new() { input_modalities = input, output_modalities = output },
    };

    private sealed record ListedModel
    {
        public required string id { get; init; }

        public required string name { get; init; }

        public int context_length { get; init; } = 128_000;

        public required Architecture architecture { get; init; }
    }

    private sealed record Architecture
    {
        public required string[] input_modalities { get; init; }

        public required string[] output_modalities { get; init; }
    }
}

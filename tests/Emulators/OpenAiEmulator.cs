using System.Globalization;
using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>OpenAI's image, chat and model routes, below <c>/v1</c>.</summary>
public sealed partial class OpenAiEmulator : Emulator
{
    /// <summary>What <c>GET /models</c> lists.</summary>
    public IList<string> Models { get; } = ["gpt-4.1-nano", "gpt-image-1", "gpt-image-2", "dall-e-3", "dall-e-2", "o4-mini", "whisper-1"];

    /// <summary>The picture that the n-th image of an answer shows.</summary>
    public Func<int, byte[]> Picture { get; set; } = index => TestPictures.Png(seed: index + 1);

    /// <summary>What the chat model says.</summary>
    public string Reply { get; set; } = "Grüße aus dem Wald 🌲, said the fox.";

    /// <summary>How fast a streamed reply comes, word by word; null for pieces as fast as they go.</summary>
    public int? WordsPerSecond { get; set; }

    public override ServiceFaults Faults => HostedFaults.OpenAi;

    protected override string ShapeError(Refusal refusal) => JsonSerializer.Serialize(new
    {
        error = new
        {
            message = refusal.Message,
            type = "invalid_request_error",
            param = refusal.Parameter,
            code = refusal.Code,
        },
    });

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        call.AllowQuery();
        var path = call.Request.Path;
        if (!path.StartsWith("/v1/", StringComparison.Ordinal))
        {
            throw new Refusal(404, "unknown_url", $"Invalid URL ({call.Request.Method} {path})");
        }

        call.RequireBearer(Key);
        switch (call.Request.Method, path[3..])
        {
            case ("GET", "/models"):
                await call.SendJsonAsync(new
                {
                    @object = "list",
                    data = Models.Select(id => new { id, @object = "model", created = 1, owned_by = "openai" }),
                });
                break;
            case ("POST", "/images/generations"):
                await AnswerGenerationAsync(call);
                break;
            case ("POST", "/images/edits"):
                await AnswerEditAsync(call);
                break;
            case ("POST", "/chat/completions"):
                await AnswerChatAsync(call);
                break;
            default:
                throw new Refusal(404, "unknown_url", $"Invalid URL ({call.Request.Method} {path})");
        }
    }

    private void RequireModel(string model)
    {
        if (!Models.Contains(model))
        {
            throw new Refusal(404, "model_not_found", $"The model '{model}' does not exist or you do not have access to it.", "model");
        }
    }

    private static bool IsGptImage(string model) =>
        model.StartsWith("gpt-image", StringComparison.Ordinal) || model.StartsWith("chatgpt-image", StringComparison.Ordinal);

    private static void CheckSize(string model, string size)
    {
        string[] allowed = model switch
        {
            "dall-e-2" => ["256x256", "512x512", "1024x1024"],
            "dall-e-3" => ["1024x1024", "1792x1024", "1024x1792"],
            _ => ["auto", "1024x1024", "1536x1024", "1024x1536"],
        };
        if (model.StartsWith("gpt-image-2", StringComparison.Ordinal) && size != "auto")
        {
            var sides = size.Split('x').Select(side => int.Parse(side, CultureInfo.InvariantCulture)).ToArray();
            var ratio = (double)sides[0] / sides[1];
            JsonRules.Expect(
                sides.All(side => side % 16 == 0) && ratio is >= 1.0 / 3 and <= 3 && sides[0] <= 3840 && sides[1] <= 3840,
                "size", "multiples of 16 between 1:3 and 3:1", "invalid_value");
            return;
        }

        JsonRules.Expect(allowed.Contains(size), "size", string.Join(", ", allowed), "invalid_value");
    }

    private static string Text(JsonElement body, string name, string fallback) =>
        body.TryGetProperty(name, out var value) ? value.GetString()! : fallback;

    private static int Whole(JsonElement body, string name, int fallback) =>
        body.TryGetProperty(name, out var value) ? value.GetInt32() : fallback;

    private static bool Flag(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.GetBoolean();
}

using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>xAI's image, chat and model routes, below <c>/v1</c>.</summary>
public sealed partial class XaiEmulator : Emulator
{
    public IList<string> ImageModels { get; } = ["grok-imagine-image", "grok-imagine-image-quality", "grok-2-image"];

    public IList<string> ChatModels { get; } = ["grok-4", "grok-3-mini"];

    /// <summary>Whether the lists that tell modalities are there, or only the plain one.</summary>
    public bool HasTellingLists { get; set; } = true;

    /// <summary>The picture that the n-th image of an answer shows.</summary>
    public Func<int, byte[]> Picture { get; set; } = index => TestPictures.Png(seed: index + 1);

    /// <summary>What the chat model says.</summary>
    public string Reply { get; set; } = "Grüße aus dem Wald 🌲, said the fox.";

    public override ServiceFaults Faults => HostedFaults.Xai;

    protected override string ShapeError(Refusal refusal) =>
        JsonSerializer.Serialize(new { code = refusal.Code, error = refusal.Message });

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        var path = call.Request.Path;
        if (call.Request.Method == "GET" && path.StartsWith("/results/", StringComparison.Ordinal))
        {
            await call.SendBytesAsync(Picture(path[^6] - '0'), "image/jpeg");
            return;
        }

        call.AllowQuery();
        RequireKey(call);
        switch (call.Request.Method, path)
        {
            case ("GET", "/v1/models"):
                await call.SendJsonAsync(new
                {
                    @object = "list",
                    data = ChatModels.Concat(ImageModels).Select(id => new { id, @object = "model", created = 1, owned_by = "xai" }),
                });
                break;
            case ("GET", "/v1/language-models") when HasTellingLists:
                await call.SendJsonAsync(new { models = ChatModels.Select(Describe) });
                break;
            case ("GET", "/v1/image-generation-models") when HasTellingLists:
                await call.SendJsonAsync(new { models = ImageModels.Select(Describe) });
                break;
            case ("POST", "/v1/images/generations"):
                await AnswerImagesAsync(call, isEdit: false);
                break;
            case ("POST", "/v1/images/edits"):
                await AnswerImagesAsync(call, isEdit: true);
                break;
            case ("POST", "/v1/chat/completions"):
                await AnswerChatAsync(call);
                break;
            default:
                throw new Refusal(404, "The requested resource was not found.", $"No route for {call.Request.Method} {path}.");
        }
    }

    private static object Describe(string id) => new
    {
        id,
        aliases = new[] { id + "-latest" },
        created = 1,
        @object = "model",
        owned_by = "xai",
        max_prompt_length = id.Contains("image", StringComparison.Ordinal) ? 8000 : 0,
        input_modalities = id is "grok-4" || IsImagine(id) ? ["text", "image"] : new[] { "text" },
        output_modalities = new[] { id.Contains("image", StringComparison.Ordinal) ? "image" : "text" },
    };

    private void RequireKey(EmulatorCall call)
    {
        var header = call.Request.Header("Authorization");
        if (header is null)
        {
            throw new Refusal(401, "unauthenticated:no-credentials", "No authorization header found.");
        }

        if (header != "Bearer " + Key)
        {
            throw new Refusal(
                400, "invalid-argument",
                $"Incorrect API key provided: {header.Split(' ')[^1]}. You can obtain an API key from https://console.x.ai.");
        }
    }

    /// <summary>Bodies that do not fit are a matter of reading them, to this service.</summary>
    private static void Check(JsonRules rules, JsonElement body)
    {
        try
        {
            rules.Check(body);
        }
        catch (Refusal refusal)
        {
            throw new Refusal(
                422, "invalid-argument",
                $"Failed to deserialize the JSON body into the target type: {refusal.Message}");
        }
    }

    private static bool IsImagine(string model) => model.Contains("imagine", StringComparison.Ordinal);
}

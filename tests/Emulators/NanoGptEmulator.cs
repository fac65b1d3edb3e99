using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>NanoGPT's image, chat, model and balance routes, below <c>/api</c>.</summary>
public sealed partial class NanoGptEmulator : Emulator
{
    /// <summary>Draws from words alone, in two sizes, up to four pictures a call.</summary>
    public const string Painter = "hidream";

    /// <summary>Draws from up to three references, too.</summary>
    public const string Editor = "flux-kontext";

    /// <summary>Paints inside a mask.</summary>
    public const string Inpainter = "flux-lora/inpainting";

    /// <summary>Talks and sees.</summary>
    public const string Talker = "openai/gpt-5.2";

    /// <summary>The picture that the n-th image of an answer shows.</summary>
    public Func<int, byte[]> Picture { get; set; } = index => TestPictures.Png(seed: index + 1);

    /// <summary>What the chat model says.</summary>
    public string Reply { get; set; } = "Grüße aus dem Wald 🌲, said the fox.";

    public override ServiceFaults Faults => HostedFaults.NanoGpt;

    protected override string ShapeError(Refusal refusal) => JsonSerializer.Serialize(new
    {
        error = new
        {
            message = refusal.Message,
            type = "invalid_request_error",
            code = refusal.Code,
            param = refusal.Parameter,
        },
        code = refusal.Code,
    });

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        var path = call.Request.Path;
        call.Context.Response.Headers["X-Request-ID"] = "req_1";
        switch (call.Request.Method, path)
        {
            case ("GET", "/api/v1/models"):
                call.AllowQuery("detailed", "sort");
                await SendModelsAsync(call);
                break;
            case ("GET", "/api/v1/images/models"):
                call.AllowQuery();
                await SendImageModelsAsync(call);
                break;
            case ("POST", "/api/check-balance"):
                if (call.Request.Header("x-api-key") != Key)
                {
                    throw new Refusal(401, "invalid_api_key", "Invalid API key");
                }

                await call.SendJsonAsync(new { usd_balance = "129.46956147", nano_balance = "26.7", nanoDepositAddress = "nano_1" });
                break;
            case ("POST", "/api/v1/images/generations"):
                RequireKey(call);
                call.AllowQuery();
                await AnswerImagesAsync(call);
                break;
            case ("POST", "/api/v1/chat/completions"):
                RequireKey(call);
                call.AllowQuery();
                await AnswerChatAsync(call);
                break;
            default:
                throw new Refusal(404, "not_found", $"Not found: {path}");
        }
    }

    /// <summary>As a bearer token, or in a header of its own.</summary>
    private void RequireKey(EmulatorCall call)
    {
        if (call.Request.Header("x-api-key") is { } key)
        {
            if (key != Key)
            {
                throw new Refusal(401, "invalid_api_key", "Invalid API key");
            }
        }
        else
        {
            call.RequireBearer(Key);
        }
    }

    private static Task SendModelsAsync(EmulatorCall call)
    {
        var isDetailed = call.Context.Request.Query["detailed"] == "true";
        object[] models = isDetailed
            ?
            [
                new
                {
                    id = Talker,
                    @object = "model",
                    name = "GPT 5.2",
                    description = "Talks and sees.",
                    context_length = 400_000,
                    capabilities = new { vision = true },
                    architecture = new { input_modalities = (string[])["text", "image"], output_modalities = (string[])["text"] },
                },
                new
                {
                    id = "deepseek/deepseek-v3",
                    @object = "model",
                    name = "DeepSeek",
                    context_length = (int?)null,
                    capabilities = new { vision = false },
                },
            ]
            : [new { id = Talker, @object = "model" }, new { id = "deepseek/deepseek-v3", @object = "model" }];
        return call.SendJsonAsync(new { @object = "list", data = models });
    }

    private static Task SendImageModelsAsync(EmulatorCall call)
    {
        return call.SendJsonAsync(new
        {
            @object = "list",
            data = new[]
            {
                Item(Painter, "HiDream", 0, false, 4, "1024x1024", "768x1360", "auto"),
                Item(Editor, "Flux Kontext", 3, false, 1),
                Item(Inpainter, "Flux Inpainting", 1, true, 1),
            },
        });

        static object Item(string id, string name, int references, bool inpaints, int most, params string[] sizes)
        {
            var takes = new Dictionary<string, object> { ["n"] = new { type = "range", min = 1, max = most } };
            if (sizes.Length > 0)
            {
                takes["resolution"] = new { type = "enum", values = sizes, @default = sizes[0] };
            }

            if (references > 0)
            {
                takes["input_references"] = new { type = "range", min = 0, max = references };
            }

            return new
            {
                id,
                name,
                description = name + ".",
                created = 1,
                owned_by = "nano-gpt",
                architecture = new
                {
                    input_modalities = references > 0 ? ["text", "image"] : (string[])["text"],
                    output_modalities = (string[])["image"],
                },
                supported_parameters = takes,
                supports_streaming = false,
                capabilities = new { image_generation = true, image_to_image = references > 0, inpainting = inpaints, nsfw = false },
            };
        }
    }
}

using System.Text;
using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class OpenRouterEmulator
{
    private static readonly string[] Ratios =
    [
        "1:1", "1:2", "1:4", "1:8", "2:1", "2:3", "3:2", "3:4", "4:1", "4:3", "4:5", "5:4", "8:1", "9:16", "16:9", "9:19.5",
        "19.5:9", "9:20", "20:9", "9:21", "21:9", "auto",
    ];

    private static Task SendImageModelsAsync(EmulatorCall call)
    {
        return call.SendJsonAsync(new
        {
            data = new[]
            {
                Item(Painter, "Nano Banana 2", true, ["image", "text"], false, new Dictionary<string, object>
                {
                    ["aspect_ratio"] = Values("1:1", "2:3", "3:2", "16:9", "9:16"),
                    ["resolution"] = Values("1K", "2K", "4K"),
                    ["seed"] = new { type = "boolean" },
                    ["input_references"] = Range(0, 14),
                }),
                Item(Several, "Seedream 4.5", true, ["image"], false, new Dictionary<string, object>
                {
                    ["resolution"] = Values("1K", "2K", "4K"),
                    ["seed"] = new { type = "boolean" },
                    ["n"] = Range(1, 4),
                }),
                Item(Streaming, "GPT Image 1", true, ["image"], true, new Dictionary<string, object>
                {
                    ["quality"] = Values("auto", "low", "medium", "high"),
                    ["output_format"] = Values("png", "jpeg", "webp"),
                    ["n"] = Range(1, 10),
                    ["input_references"] = Range(0, 16),
                }),
                Item(Blind, "Recraft V3", false, ["image"], false, new Dictionary<string, object>
                {
                    ["output_format"] = Values("png", "svg"),
                }),
            },
        });

        static object Values(params string[] values) => new { type = "enum", values };
        static object Range(int min, int max) => new { type = "range", min, max };
        static object Item(
            string id, string name, bool sees, string[] output, bool streams, Dictionary<string, object> takes) => new
            {
                id,
                name,
                description = name + ".",
                created = 1692901234,
                architecture = new { input_modalities = sees ? ["text", "image"] : (string[])["text"], output_modalities = output },
                supported_parameters = takes,
                supports_streaming = streams,
                endpoints = $"/api/v1/images/models/{id}/endpoints",
            };
    }

    private async Task AnswerImagesAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        var model = body.TryGetProperty("model", out var named) ? named.GetString() : null;
        if (model is not (Painter or Several or Streaming or Blind))
        {
            throw new Refusal(404, "not_found", $"No image model '{model}'.");
        }

        var rules = new JsonRules()
            .Text("model", required: true)
            .Text("prompt", required: true)
            .Whole("n", min: 1, max: model switch { Several => 4, Streaming => 10, _ => 1 })
            .Text("aspect_ratio", oneOf: Ratios)
            .Text("resolution", oneOf: ["512", "1K", "2K", "4K"])
            .Text("size")
            .Flag("stream")
            .Inner("provider", new JsonRules().Flag("allow_fallbacks").Text("sort"));
        if (model is Painter or Several)
        {
            rules.Whole("seed", min: 0);
        }

        if (model == Streaming)
        {
            rules.Text("quality", oneOf: ["auto", "low", "medium", "high"])
                .Text("background", oneOf: ["auto", "transparent", "opaque"]).Whole("output_compression", min: 0, max: 100);
        }

        if (model is Streaming or Blind)
        {
            rules.Text("output_format", oneOf: ["png", "jpeg", "webp", "svg"]);
        }

        if (model != Blind)
        {
            rules.List("input_references", CheckReference, max: model == Painter ? 14 : 16);
        }

        rules.Check(body);
        JsonRules.Expect(
            !body.TryGetProperty("size", out _) || !body.TryGetProperty("aspect_ratio", out _), "size", "no aspect_ratio beside it", "invalid_request");
        await SendImagesAsync(call, body, model);
    }

    private static void CheckReference(JsonElement reference, string path)
    {
        new JsonRules()
            .Text("type", required: true, oneOf: ["image_url"])
            .Inner("image_url", new JsonRules().Text("url", required: true), required: true)
            .Check(reference, path);
        ChatRequestRules.CheckImage(reference.GetProperty("image_url").GetProperty("url").GetString(), path);
    }

    private async Task SendImagesAsync(EmulatorCall call, JsonElement body, string model)
    {
        var count = body.TryGetProperty("n", out var n) ? n.GetInt32() : 1;
        // An upper bound: this one never makes more than two.
        count = model == Several ? Math.Min(count, 2) : count;
        var usage = new { prompt_tokens = 9, completion_tokens = 1290 * count, total_tokens = 9 + (1290 * count), cost = 0.04m * count, is_byok = false };
        call.Context.Response.Headers["x-generation-id"] = "gen-img-1";
        if (model == Streaming && body.TryGetProperty("stream", out var stream) && stream.GetBoolean())
        {
            for (var i = 0; i < count; i++)
            {
                await SendEventAsync(call, new { type = "image_generation.partial_image", partial_image_index = 0, b64_json = Base64(TestPictures.Png(4, 4, 100)) });
                await SendEventAsync(call, new { type = "image_generation.completed", b64_json = Base64(Picture(i)), created = 1, media_type = "image/png", usage });
            }

            await call.SendEventAsync("[DONE]");
            return;
        }

        await SendWithWhiteSpaceAsync(call, new
        {
            created = 0,
            data = Enumerable.Range(0, count).Select(i => new { b64_json = Base64(Picture(i)), media_type = "image/png" }),
            usage,
        });
    }

    /// <summary>Every event comes after a comment that keeps the connection open.</summary>
    private static async Task SendEventAsync(EmulatorCall call, object data)
    {
        if (!call.Context.Response.HasStarted)
        {
            call.Context.Response.ContentType = "text/event-stream";
        }

        await call.Context.Response.Body.WriteAsync(": OPENROUTER PROCESSING\n\n"u8.ToArray(), call.Gone);
        await call.SendEventAsync(data);
    }

    /// <summary>White space keeps the connection open until the answer is there.</summary>
    private static Task SendWithWhiteSpaceAsync(EmulatorCall call, object answer) => call.SendBytesAsync(
        [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\n         \n", 20))), .. JsonSerializer.SerializeToUtf8Bytes(answer)],
        "application/json");

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);
}

using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class NanoGptEmulator
{
    private const int MostCharactersOfAnImage = 4 * 1024 * 1024;

    private async Task AnswerImagesAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        new JsonRules()
            .Text("prompt", required: true)
            .Text("model")
            .Whole("n", min: 1, max: 4)
            .Text("size")
            .Text("response_format", oneOf: ["b64_json", "url"])
            .Text("user")
            .Any("imageDataUrl", CheckImage)
            .List("imageDataUrls", CheckImage, min: 1)
            .Any("maskDataUrl", CheckImage)
            .Number("strength", min: 0, max: 1)
            .Number("guidance_scale", min: 0, max: 20)
            .Whole("num_inference_steps", min: 1, max: 100)
            .Whole("seed")
            .Flag("kontext_max_mode")
            .Check(body);
        var model = body.TryGetProperty("model", out var named) ? named.GetString() : Painter;
        var references = References(body).Count;
        var most = model switch
        {
            Painter => 0,
            Editor => 3,
            Inpainter => 1,
            _ => throw new Refusal(404, "model_not_found", $"Model '{model}' not found."),
        };
        if (references > most)
        {
            throw new Refusal(400, "image_input_not_supported", $"Model '{model}' takes {most} images.");
        }

        JsonRules.Expect(
            !body.TryGetProperty("maskDataUrl", out _) || model == Inpainter, "maskDataUrl", "no mask", "invalid_parameter_value");
        if (model == Painter && body.TryGetProperty("size", out var size))
        {
            JsonRules.Expect(size.GetString() is "1024x1024" or "768x1360" or "auto", "size", "1024x1024, 768x1360 or auto", "invalid_parameter_value");
        }

        var count = body.TryGetProperty("n", out var n) ? n.GetInt32() : 1;
        var asUrl = body.TryGetProperty("response_format", out var format) && format.GetString() == "url";
        await call.SendJsonAsync(new
        {
            created = 1,
            data = Enumerable.Range(0, count).Select(i => asUrl
                ? (object)new { url = $"{Url}results/{i}.png" }
                : new { b64_json = Convert.ToBase64String(Picture(i)) }),
            cost = 0.04m * count,
            paymentSource = "USD",
            remainingBalance = 12.3,
        });
    }

    private static List<string> References(JsonElement body)
    {
        var several = body.TryGetProperty("imageDataUrls", out var list)
            ? list.EnumerateArray().Select(one => one.GetString()!).ToList()
            : [];
        if (body.TryGetProperty("imageDataUrl", out var one))
        {
            JsonRules.Expect(several.Count == 0, "imageDataUrl", "no imageDataUrls beside it", "conflicting_image_inputs");
            several.Add(one.GetString()!);
        }

        return several;
    }

    private static void CheckImage(JsonElement image, string path)
    {
        JsonRules.Expect(image.ValueKind == JsonValueKind.String, path, "a string", "invalid_parameter_value");
        var url = image.GetString()!;
        if (url.Length > MostCharactersOfAnImage)
        {
            throw new Refusal(413, "payload_too_large", $"'{path}' is larger than 4 MB.", path);
        }

        ChatRequestRules.CheckImage(url, path, takesAddresses: false);
    }

    private async Task AnswerChatAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        ChatRequestRules.Create()
            .Number("frequency_penalty", min: -2, max: 2)
            .Number("min_p", min: 0, max: 1)
            .Check(body);
        var model = body.GetProperty("model").GetString()!;
        if (model is not (Talker or "deepseek/deepseek-v3"))
        {
            throw new Refusal(404, "model_not_found", $"Model '{model}' not found.");
        }

        if (model != Talker && ChatRequestRules.Pictures(body).Count > 0)
        {
            throw new Refusal(400, "image_input_not_supported", $"Model '{model}' takes no images.");
        }

        await SendChunkAsync(call, model, new { role = "assistant", content = "", reasoning = (string?)"hm" }, null);
        foreach (var piece in Reply.Chunk(7))
        {
            await SendChunkAsync(call, model, new { content = new string(piece) }, null);
        }

        await SendChunkAsync(call, model, new { }, "stop");
        await call.SendEventAsync(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion.chunk",
            created = 1,
            model,
            choices = Array.Empty<object>(),
            usage = new { prompt_tokens = 16, completion_tokens = 5, total_tokens = 21 },
        });
        await call.SendEventAsync("[DONE]");
    }

    private static Task SendChunkAsync(EmulatorCall call, string model, object delta, string? finish) => call.SendEventAsync(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion.chunk",
        created = 1,
        model,
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    });
}

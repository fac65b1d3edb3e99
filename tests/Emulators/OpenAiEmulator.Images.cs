using System.Globalization;
using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class OpenAiEmulator
{
    private static JsonRules GptImageRules() => new JsonRules()
        .Text("model", required: true)
        .Text("prompt", required: true, maxLength: 32000)
        .Whole("n", min: 1, max: 10)
        .Text("size")
        .Text("quality", oneOf: ["auto", "low", "medium", "high"])
        .Text("background", oneOf: ["auto", "transparent", "opaque"])
        .Text("output_format", oneOf: ["png", "jpeg", "webp"])
        .Whole("output_compression", min: 0, max: 100)
        .Text("moderation", oneOf: ["auto", "low"])
        .Flag("stream")
        .Whole("partial_images", min: 0, max: 3)
        .Text("user");

    private async Task AnswerGenerationAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        var model = Text(body, "model", "dall-e-2");
        RequireModel(model);
        var rules = IsGptImage(model)
            ? GptImageRules()
            : new JsonRules()
                .Text("model", required: true)
                .Text("prompt", required: true, maxLength: model == "dall-e-3" ? 4000 : 1000)
                .Whole("n", min: 1, max: model == "dall-e-3" ? 1 : 10)
                .Text("size")
                .Text("quality", oneOf: model == "dall-e-3" ? ["standard", "hd"] : ["standard"])
                .Text("response_format", oneOf: ["url", "b64_json"])
                .Text("user");
        if (model == "dall-e-3")
        {
            rules.Text("style", oneOf: ["vivid", "natural"]);
        }

        rules.Check(body);
        CheckSize(model, Text(body, "size", IsGptImage(model) ? "auto" : "1024x1024"));
        await SendImagesAsync(call, body, "image_generation", model);
    }

    private async Task AnswerEditAsync(EmulatorCall call)
    {
        if (call.Request.Parts.Count > 0)
        {
            await AnswerMultipartEditAsync(call);
            return;
        }

        var body = call.RequireJson();
        var model = Text(body, "model", "gpt-image-1.5");
        RequireModel(model);
        JsonRules.Expect(IsGptImage(model), "model", "a GPT image model", "invalid_value");
        GptImageRules()
            .List("images", CheckImage, required: true, min: 1, max: 16)
            .Any("mask", CheckImage)
            .Text("input_fidelity", oneOf: ["high", "low"])
            .Check(body);
        CheckSize(model, Text(body, "size", "auto"));
        await SendImagesAsync(call, body, "image_edit", model);
    }

    private static void CheckImage(JsonElement image, string path)
    {
        new JsonRules().Text("image_url").Text("file_id").Check(image, path);
        JsonRules.Expect(image.EnumerateObject().Count() == 1, path, "exactly one of image_url and file_id");
        if (image.TryGetProperty("image_url", out var url))
        {
            CheckDataUri(url.GetString()!, path + ".image_url");
        }
    }

    private static void CheckDataUri(string url, string path)
    {
        if (url.StartsWith("https://", StringComparison.Ordinal))
        {
            return;
        }

        var comma = url.IndexOf(',', StringComparison.Ordinal);
        var isImage = url.StartsWith("data:image/", StringComparison.Ordinal) && comma > 0
            && url[..comma].EndsWith(";base64", StringComparison.Ordinal);
        JsonRules.Expect(
            isImage && Convert.TryFromBase64String(url[(comma + 1)..], new byte[url.Length], out _), path,
            "a base64 data URI of an image", "invalid_image_file");
    }

    private async Task AnswerMultipartEditAsync(EmulatorCall call)
    {
        var fields = new Dictionary<string, object>();
        foreach (var part in call.Request.Parts)
        {
            if (!part.RawDisposition.Contains($"name=\"{part.Name}\"", StringComparison.Ordinal))
            {
                throw new Refusal(400, "invalid_multipart", $"The name of part '{part.Name}' is not quoted.");
            }

            if (part.Name is "image" or "image[]" or "mask")
            {
                JsonRules.Expect(part.FileName?.Contains('.') == true, part.Name, "a file name with an extension", "invalid_image_file");
                JsonRules.Expect(
                    part.ContentType is "image/png" or "image/jpeg" or "image/webp", part.Name, "an image type", "invalid_image_file");
            }
            else
            {
                fields.Add(part.Name, part.Name is "n"
                    ? int.Parse(part.Text, CultureInfo.InvariantCulture)
                    : part.Text);
            }
        }

        using var document = JsonDocument.Parse(JsonSerializer.Serialize(fields));
        var body = document.RootElement;
        var model = Text(body, "model", "gpt-image-1.5");
        RequireModel(model);
        var images = call.Request.Parts.Count(part => part.Name is "image" or "image[]");
        if (model == "dall-e-2")
        {
            new JsonRules().Text("model", required: true).Text("prompt", required: true, maxLength: 1000)
                .Whole("n", min: 1, max: 10).Text("size").Text("response_format", oneOf: ["url", "b64_json"]).Text("user")
                .Check(body);
            JsonRules.Expect(images == 1, "image", "one image", "invalid_value");
        }
        else
        {
            GptImageRules().Text("input_fidelity", oneOf: ["high", "low"]).Check(body);
            JsonRules.Expect(images is >= 1 and <= 16, "image", "1 to 16 images", "invalid_value");
        }

        await SendImagesAsync(call, body, "image_edit", model);
    }

    private async Task SendImagesAsync(EmulatorCall call, JsonElement body, string kind, string model)
    {
        var count = Whole(body, "n", 1);
        var format = Text(body, "output_format", "png");
        var usage = new
        {
            input_tokens = 9,
            output_tokens = 272 * count,
            total_tokens = 9 + (272 * count),
            input_tokens_details = new { text_tokens = 9, image_tokens = 0 },
        };
        if (Flag(body, "stream"))
        {
            for (var i = 0; i < count; i++)
            {
                for (var partial = 0; partial < Whole(body, "partial_images", 0); partial++)
                {
                    await call.SendEventAsync(new
                    {
                        type = kind + ".partial_image",
                        b64_json = Convert.ToBase64String(TestPictures.Png(4, 4, 100 + partial)),
                        created_at = 1,
                        size = "1024x1024",
                        quality = "low",
                        background = "opaque",
                        output_format = format,
                        partial_image_index = partial,
                    }, kind + ".partial_image");
                }

                await call.SendEventAsync(new
                {
                    type = kind + ".completed",
                    b64_json = Convert.ToBase64String(Picture(i)),
                    created_at = 1,
                    size = "1024x1024",
                    quality = "low",
                    background = "opaque",
                    output_format = format,
                    usage,
                }, kind + ".completed");
            }

            return;
        }

        if (IsGptImage(model))
        {
            await call.SendJsonAsync(new
            {
                created = 1,
                background = "opaque",
                output_format = format,
                quality = "low",
                size = "1024x1024",
                data = Enumerable.Range(0, count).Select(i => new { b64_json = Convert.ToBase64String(Picture(i)) }),
                usage,
            });
            return;
        }

        var asUrl = Text(body, "response_format", "url") == "url";
        await call.SendJsonAsync(new
        {
            created = 1,
            data = Enumerable.Range(0, count).Select(i => asUrl
                ? (object)new { url = $"{Url}results/{i}.png", revised_prompt = "a fox, revised" }
                : new { b64_json = Convert.ToBase64String(Picture(i)), revised_prompt = "a fox, revised" }),
        });
    }
}

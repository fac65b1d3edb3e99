using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class XaiEmulator
{
    private static readonly string[] Ratios =
    [
        "1:1", "3:4", "4:3", "9:16", "16:9", "2:3", "3:2", "9:19.5", "19.5:9", "9:20", "20:9", "1:2", "2:1", "auto",
    ];

    /// <summary>The images of an answer that the filter catches, by their places.</summary>
    public ISet<int> Withheld { get; } = new HashSet<int>();

    /// <summary>Whether answers hold addresses, whatever was asked for.</summary>
    public bool OnlyAddresses { get; set; }

    /// <summary>Whether base64 comes with the prefix of a data URI, as it once did.</summary>
    public bool HasPrefix { get; set; }

    private async Task AnswerImagesAsync(EmulatorCall call, bool isEdit)
    {
        var body = call.RequireJson();
        var rules = new JsonRules()
            .Text("prompt", required: true, maxLength: 8000)
            .Text("model", required: true)
            .Whole("n", min: 1, max: 10)
            .Text("aspect_ratio", oneOf: Ratios)
            .Text("resolution", oneOf: ["1k", "2k"])
            .Text("response_format", oneOf: ["url", "b64_json"])
            .Text("user");
        if (isEdit)
        {
            rules.Any("image", CheckImage).List("images", CheckImage, min: 1);
        }

        Check(rules, body);
        var model = body.GetProperty("model").GetString()!;
        if (!ImageModels.Contains(model))
        {
            throw new Refusal(404, "Some requested entity was not found", $"The model {model} does not exist or your team does not have access to it.");
        }

        if (!IsImagine(model))
        {
            Require(!isEdit, "Image editing is not supported on this model.");
            Require(!body.TryGetProperty("aspect_ratio", out _), "Argument not supported on this model: aspect_ratio");
            Require(!body.TryGetProperty("resolution", out _), "Argument not supported on this model: resolution");
        }

        if (isEdit)
        {
            CheckEdit(body);
        }

        await SendImagesAsync(call, body);
    }

    private static void CheckEdit(JsonElement body)
    {
        var several = body.TryGetProperty("images", out var images) ? images.GetArrayLength() : 0;
        var hasOne = body.TryGetProperty("image", out _);
        Require(hasOne != several > 0, "Exactly one of image and images must be given.");
        Require(several <= 3, "At most 3 images are supported.");
        Require(several > 1 || !body.TryGetProperty("aspect_ratio", out _), "aspect_ratio needs several images.");
    }

    private static void CheckImage(JsonElement image, string path)
    {
        new JsonRules().Text("url").Text("file_id").Text("type", oneOf: ["image_url"]).Check(image, path);
        JsonRules.Expect(image.TryGetProperty("url", out _) != image.TryGetProperty("file_id", out _), path, "a url or a file_id");
        if (image.TryGetProperty("url", out var url) && url.GetString() is { } text
            && !text.StartsWith("https://", StringComparison.Ordinal))
        {
            var comma = text.IndexOf(',', StringComparison.Ordinal);
            JsonRules.Expect(
                text.StartsWith("data:image/", StringComparison.Ordinal) && comma > 0
                && Convert.TryFromBase64String(text[(comma + 1)..], new byte[text.Length], out _),
                path, "a base64 data URI of an image");
        }
    }

    private async Task SendImagesAsync(EmulatorCall call, JsonElement body)
    {
        var count = body.TryGetProperty("n", out var n) ? n.GetInt32() : 1;
        var asAddress = OnlyAddresses || !body.TryGetProperty("response_format", out var format) || format.GetString() == "url";
        await call.SendJsonAsync(new
        {
            data = Enumerable.Range(0, count).Select(i => (i, Withheld.Contains(i)) switch
            {
                (_, true) => (object)new { url = "", respect_moderation = false },
                _ when asAddress => new { url = $"{Url}results/{i}.jpeg", mime_type = "image/jpeg" },
                _ => new
                {
                    b64_json = (HasPrefix ? "data:image/png;base64," : "") + Convert.ToBase64String(Picture(i)),
                    mime_type = "image/png",
                },
            }),
            usage = new { cost_in_usd_ticks = 200_000_000L * count },
        });
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new Refusal(400, "invalid-argument", message);
        }
    }
}

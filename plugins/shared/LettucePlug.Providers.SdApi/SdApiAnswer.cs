using System.Globalization;
using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>Reads the answer: the images, and from <c>info</c> which of them are pictures and what made them.</summary>
internal static class SdApiAnswer
{
    public static async Task<IReadOnlyList<ImageUpdate>> ReadAsync(
        Stream body, SdApiJob job, string title, CancellationToken cancellationToken)
    {
        // The images come before the fields that say which of them is a grid: they are kept, decoded, until then.
        var reader = new JsonImageReader(body, "images[]");
        var images = new List<(SpooledImage Content, string? MediaType)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } image)
        {
            images.Add((await SpooledImage.ReadAsync(image.Content, cancellationToken).ConfigureAwait(false), image.MediaType));
        }

        if (images.Count == 0)
        {
            throw FastApiError.Find(reader.Rest) is { } error
                ? new ProviderException(ProviderFailure.Unavailable, $"{title} failed: {error.Message}") { ProviderCode = error.Kind }
                : new ProviderException(ProviderFailure.Protocol, $"{title} answered without an image.");
        }

        var info = ReadInfo(reader.Rest);
        var count = job.Request.Count;
        var first = FirstPicture(info, images.Count, count);
        var seeds = info.List("all_seeds").Select(JsonFields.Seed).ToList();
        var updates = new List<ImageUpdate>();
        if (DrawnByAnother(info, job.Checkpoint) is { } other)
        {
            updates.Add(new ImageWarning { Setting = "model", Message = $"The server drew with '{other}' in place of '{job.Checkpoint.Name}'." });
        }

        // What comes after the pictures are maps of ControlNet.
        for (var i = 0; i < count && first + i < images.Count; i++)
        {
            var (content, mediaType) = images[first + i];
            updates.Add(new ImageReady
            {
                Image = ImageContent.FromStream(content.OpenRead(), mediaType),
                Seed = (i < seeds.Count ? seeds[i] : info.Field("seed")?.Seed() + (ulong)i) ?? (ulong)job.Seed + (ulong)i,
                UsedSettings = Used(info, job.Request),
            });
        }

        var made = Math.Min(count, images.Count - first);
        if (made < count)
        {
            updates.Add(new ImageWarning { Message = $"The server made {made} of {count} images." });
        }

        return updates;
    }

    /// <summary>A JSON text inside a JSON text; empty in some programs, an object in others.</summary>
    private static JsonElement ReadInfo(JsonElement root)
    {
        if (root.Field("info") is not { } info || info.ValueKind == JsonValueKind.Object)
        {
            return root.Field("info") ?? default;
        }

        try
        {
            using var document = JsonDocument.Parse(root.Text("info") ?? "{}");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static int FirstPicture(JsonElement info, int images, int count)
    {
        var first = info.Field("index_of_first_image") is not null
            ? info.Whole("index_of_first_image")
            : count > 1 && images == count + 1 ? 1 : 0;
        return Math.Clamp(first, 0, images - 1);
    }

    private static string? DrawnByAnother(JsonElement info, Checkpoint checkpoint) =>
        info.Text("sd_model_name") is { } used && !checkpoint.IsCalled(used) ? used : null;

    private static Dictionary<string, string> Used(JsonElement info, ImageRequest request)
    {
        var used = new Dictionary<string, string>();
        Add(ImageSettingNames.Sampler, info.Text("sampler_name"), request.Sampler);
        Add(ImageSettingNames.Steps, Write(info.Number("steps")), Write(request.Steps));
        Add(ImageSettingNames.Cfg, Write(info.Number("cfg_scale")), Write(request.CfgScale));
        Add(
            ImageSettingNames.Size,
            info.Whole("width") > 0 && info.Whole("height") > 0 ? $"{info.Whole("width")}x{info.Whole("height")}" : null,
            request.Size?.ToString());
        return used;

        void Add(string name, string? value, string? asked)
        {
            if (value is not null && value != asked)
            {
                used[name] = value;
            }
        }
    }

    private static string? Write(double? number) => number?.ToString(CultureInfo.InvariantCulture);
}

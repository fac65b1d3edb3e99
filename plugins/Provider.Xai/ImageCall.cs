using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Xai;

/// <summary>An image request in xAI's words: JSON in any case, also for edits.</summary>
internal sealed class ImageCall
{
    /// <summary>The longest side of a square of a megapixel, times the square root of two.</summary>
    private const double LargestOneK = 1448;

    private static readonly string[] Ratios =
        ["1:1", "3:4", "4:3", "9:16", "16:9", "2:3", "3:2", "9:19.5", "19.5:9", "9:20", "20:9", "1:2", "2:1"];

    private readonly List<(string Name, string Value)> _fields = [];
    private readonly IReadOnlyList<ImageReference> _references;
    private readonly IReadOnlyDictionary<string, string> _extra;

    private ImageCall(IReadOnlyList<ImageReference> references, IReadOnlyDictionary<string, string> extra)
    {
        _references = references;
        _extra = extra;
    }

    public string Path => _references.Count > 0 ? "images/edits" : "images/generations";

    public static ImageCall From(ImageRequest request, PromptWarnings warnings)
    {
        RequestReferences.LeaveOutMask(request, warnings);
        var limits = ImageModels.LimitsOf(request.Model);
        var references = RequestReferences.Take(request, limits.MaxReferences, warnings, "Choose a Grok Imagine model for edits.");
        var call = new ImageCall(references, request.Extra);
        call.Add("model", request.Model);
        call.Add("prompt", warnings.PromptWithNegative(request));
        warnings.AddUnknown(request, limits.Settings);
        if (request.Size is { } size && limits.Settings.Contains(ImageSettingNames.Size))
        {
            call.AddSize(size, warnings);
        }

        // Addresses of results hold for a short while only.
        call.Add("response_format", "b64_json");
        return call;
    }

    public JsonBody CreateBody(int count) => new(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in _fields)
        {
            json.WriteString(name, value);
        }

        json.WriteNumber("n", count);
        foreach (var (name, value) in _extra)
        {
            LooseJson.Write(json, name, value);
        }

        if (_references is [var only])
        {
            json.WritePropertyName("image");
            WriteImage(json, only);
        }
        else if (_references.Count > 1)
        {
            json.WriteStartArray("images");
            foreach (var reference in _references)
            {
                WriteImage(json, reference);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static void WriteImage(System.Text.Json.Utf8JsonWriter json, ImageReference reference)
    {
        json.WriteStartObject();
        json.WritePropertyName("url");
        json.WriteDataUri(reference.MediaType, reference.Data.Span);
        json.WriteEndObject();
    }

    private void AddSize(ImageSize wished, PromptWarnings warnings)
    {
        var isLarge = Math.Sqrt((double)wished.Width * wished.Height) > LargestOneK;
        var resolution = isLarge ? "2k" : "1k";
        Add("resolution", resolution);
        var written = SizeMatching.Write(wished);
        if (_references.Count == 1)
        {
            warnings.Add(ImageSettingNames.Size, $"An edit of one image keeps its shape; {resolution} was asked for in place of {written}.");
            return;
        }

        var ratio = SizeMatching.NearestRatio(wished, Ratios);
        Add("aspect_ratio", ratio);
        var edge = isLarge ? 2048 : 1024;
        if (wished.Width != edge || wished.Height != edge)
        {
            warnings.Add(
                ImageSettingNames.Size,
                $"{XaiProvider.Title} takes shapes and no sizes; {ratio} at {resolution} comes nearest to {written} and was used.");
        }
    }

    private void Add(string name, string value) => _fields.Add((name, value));
}

using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>A request to the image route.</summary>
internal sealed class ImageCall
{
    private const long SeedRange = 2_147_483_648;

    private static readonly string[] AllQualities = ["auto", "low", "medium", "high"];
    private static readonly string[] AllFormats = ["png", "jpeg", "webp", "svg"];

    private readonly ImageRequest _request;
    private readonly List<(string Name, string Value)> _texts = [];
    private readonly IReadOnlyList<ImageReference> _references;
    private readonly bool _streams;
    private readonly bool _hasSeed;

    private ImageCall(ImageRequest request, ImageModelFacts facts, bool wantsPreviews, PromptWarnings warnings)
    {
        _request = request;
        _streams = wantsPreviews && facts.Streams;
        _hasSeed = facts.TakesSeed && request.Seed is not null;
        _references = TakeReferences(request, facts.MostReferences, warnings);
        _texts.Add(("model", request.Model));
        _texts.Add(("prompt", warnings.PromptWithNegative(request)));
        warnings.AddUnknown(request, facts.Limits.Settings);
        if (request.Size is { } size)
        {
            AddSize(size, facts, warnings);
        }

        if (facts.TakesQuality)
        {
            AddChoice("quality", request.Quality, facts.Qualities ?? AllQualities, ImageSettingNames.Quality, warnings);
        }

        if (facts.TakesFormat)
        {
            AddChoice("output_format", FormatName(request.Format), facts.Formats ?? AllFormats, ImageSettingNames.Format, warnings);
        }
    }

    public static ImageCall From(
        ImageRequest request, ImageModelFacts facts, bool wantsPreviews, PromptWarnings warnings) =>
        new(request, facts, wantsPreviews, warnings);

    /// <summary>The seed of the picture at an index: the same one again would make the same picture again.</summary>
    public ulong? SeedAt(int index) => SeedOf(_hasSeed ? _request : _request with { Seed = null }, index);

    public static ulong? SeedOf(ImageRequest request, int index) =>
        request.Seed is { } seed ? (seed + (ulong)index) % SeedRange : null;

    /// <summary>The references without a mask, and no more of them than the model takes.</summary>
    public static IReadOnlyList<ImageReference> TakeReferences(ImageRequest request, int most, PromptWarnings warnings)
    {
        RequestReferences.LeaveOutMask(request, warnings);
        return RequestReferences.Take(
            request, most, warnings, "Choose a model whose input holds images: lettuceplug models list --remote");
    }

    public JsonBody CreateBody(int count, int index) => new(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in _texts)
        {
            json.WriteString(name, value);
        }

        json.WriteNumber("n", count);
        if (SeedAt(index) is { } seed)
        {
            json.WriteNumber("seed", seed);
        }

        if (_streams)
        {
            json.WriteBoolean("stream", true);
        }

        WriteReferences(json);
        foreach (var (name, value) in _request.Extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
    });

    private void WriteReferences(Utf8JsonWriter json)
    {
        if (_references.Count == 0)
        {
            return;
        }

        json.WriteStartArray("input_references");
        foreach (var reference in _references)
        {
            json.WriteStartObject();
            json.WriteString("type", "image_url");
            json.WriteStartObject("image_url");
            json.WritePropertyName("url");
            json.WriteDataUri(reference.MediaType, reference.Data.Span);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void AddSize(ImageSize size, ImageModelFacts facts, PromptWarnings warnings)
    {
        if (facts.AspectRatios is not { } ratios || !ratios.Any(one => one.Contains(':', StringComparison.Ordinal)))
        {
            // Pixels are turned into what the model takes on the other side.
            _texts.Add(("size", SizeMatching.Write(size)));
            return;
        }

        var shape = PictureShape.Nearest(size, ratios, facts.Resolutions, warnings);
        _texts.Add(("aspect_ratio", shape.AspectRatio));
        if (shape.Resolution is { } tier)
        {
            _texts.Add(("resolution", tier));
        }
    }

    private void AddChoice(
        string field, string? value, IReadOnlyList<string> allowed, string setting, PromptWarnings warnings)
    {
        if (value is null)
        {
            return;
        }

        if (allowed.Contains(value))
        {
            _texts.Add((field, value));
        }
        else
        {
            warnings.Add(setting, $"The model has no {setting} '{value}' (it has {string.Join(", ", allowed)}); it was left out.");
        }
    }

    private static string? FormatName(string? format) =>
        format?.Replace("image/", "", StringComparison.OrdinalIgnoreCase).ToLowerInvariant() switch
        {
            "jpg" => "jpeg",
            "svg+xml" => "svg",
            var name => name,
        };
}

using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>What OpenRouter's list says one image model takes. Null lists and numbers: it does not say.</summary>
internal sealed record ImageModelFacts
{
    private const int MostReferencesOfAll = 16;

    /// <summary>A model of which nothing is known: everything that the route has is passed on.</summary>
    public static ImageModelFacts Unknown { get; } = new();

    public string? Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Modality> Input { get; init; } = [Modality.Text, Modality.Image];

    public IReadOnlyList<Modality> Output { get; init; } = [Modality.Image];

    public IReadOnlyList<string>? AspectRatios { get; init; }

    public IReadOnlyList<string>? Resolutions { get; init; }

    public IReadOnlyList<string>? Qualities { get; init; }

    public IReadOnlyList<string>? Formats { get; init; }

    public bool TakesSeed { get; init; } = true;

    public bool TakesQuality { get; init; } = true;

    public bool TakesFormat { get; init; } = true;

    public bool Streams { get; init; }

    public int MostReferences { get; init; } = MostReferencesOfAll;

    /// <summary>Services that make one picture a call refuse to be asked for more, so that is the guess.</summary>
    public int MostPerCall { get; init; } = 1;

    public ImageLimits Limits => new()
    {
        Settings =
        [
            ImageSettingNames.NegativePrompt, ImageSettingNames.Size,
            .. TakesSeed ? [ImageSettingNames.Seed] : (string[])[],
            .. TakesQuality ? [ImageSettingNames.Quality] : (string[])[],
            .. TakesFormat ? [ImageSettingNames.Format] : (string[])[],
        ],
        MaxReferences = MostReferences,
        // Larger ones are refused by most of the services behind it.
        MaxReferenceBytes = 4_000_000,
        MaxReferenceEdge = 4096,
    };

    public static (string Name, ImageModelFacts Facts)? Read(JsonElement item)
    {
        if (ModelEntry.Text(item, "id") is not { } name)
        {
            return null;
        }

        var architecture = ModelEntry.Inner(item, "architecture");
        var input = ModelEntry.Modalities(architecture, "input_modalities") ?? [Modality.Text];
        var facts = new ImageModelFacts
        {
            Title = ModelEntry.Text(item, "name"),
            Description = ModelEntry.Text(item, "description"),
            Input = input,
            Output = ModelEntry.Modalities(architecture, "output_modalities") ?? [Modality.Image],
            Streams = ModelEntry.Flag(item, "supports_streaming"),
            MostReferences = input.Contains(Modality.Image) ? MostReferencesOfAll : 0,
        };
        var takes = ModelEntry.Inner(item, "supported_parameters");
        return (name, takes.ValueKind == JsonValueKind.Object ? facts.With(takes) : facts);
    }

    private ImageModelFacts With(JsonElement takes)
    {
        return this with
        {
            AspectRatios = Values("aspect_ratio"),
            Resolutions = Values("resolution"),
            Qualities = Values("quality"),
            Formats = Values("output_format"),
            TakesSeed = takes.TryGetProperty("seed", out _),
            TakesQuality = takes.TryGetProperty("quality", out _),
            TakesFormat = takes.TryGetProperty("output_format", out _),
            MostPerCall = Math.Clamp(ModelEntry.Number(ModelEntry.Inner(takes, "n"), "max") ?? 1, 1, 10),
            MostReferences = MostReferences == 0
                ? 0
                : Math.Clamp(
                    ModelEntry.Number(ModelEntry.Inner(takes, "input_references"), "max") ?? MostReferencesOfAll,
                    0, MostReferencesOfAll),
        };

        IReadOnlyList<string>? Values(string parameter) =>
            ModelEntry.Texts(ModelEntry.Inner(takes, parameter), "values") is { Count: > 0 } values ? values : null;
    }
}

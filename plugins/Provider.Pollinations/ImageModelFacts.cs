using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Pollinations;

/// <summary>What Pollinations' list says one image model takes.</summary>
internal sealed record ImageModelFacts
{
    /// <summary>A model of which nothing is known: everything that the route has is passed on.</summary>
    public static ImageModelFacts Unknown { get; } = new();

    public string? Description { get; init; }

    public IReadOnlyList<Modality> Input { get; init; } = [Modality.Text, Modality.Image];

    public IReadOnlyList<Modality> Output { get; init; } = [Modality.Image];

    public bool ScopesAreKnown { get; init; }

    /// <summary>Null for no limit that is known.</summary>
    public int? MostReferences { get; init; }

    public ImageLimits Limits => new()
    {
        Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Seed, ImageSettingNames.Quality],
        MaxReferences = MostReferences,
        MaxPromptCharacters = 32_000,
    };

    public static (string Name, ImageModelFacts Facts)? Read(JsonElement item)
    {
        if (ModelEntry.Text(item, "name") is not { } name)
        {
            return null;
        }

        var input = ModelEntry.Modalities(item, "input_modalities");
        var output = ModelEntry.Modalities(item, "output_modalities");
        var most = ModelEntry.Number(item, "max_reference_images");
        return (name, new ImageModelFacts
        {
            Description = ModelEntry.Text(item, "description"),
            Input = input ?? (most > 0 ? [Modality.Text, Modality.Image] : [Modality.Text]),
            Output = output ?? [Modality.Image],
            ScopesAreKnown = input is not null && output is not null,
            MostReferences = input?.Contains(Modality.Image) == false ? 0 : most,
        });
    }
}

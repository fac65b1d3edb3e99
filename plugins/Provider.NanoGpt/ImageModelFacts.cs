using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.NanoGpt;

/// <summary>What NanoGPT's list says one image model takes.</summary>
internal sealed record ImageModelFacts
{
    /// <summary>A model of which nothing is known: everything that the route has is passed on.</summary>
    public static ImageModelFacts Unknown { get; } = new();

    public string? Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Modality> Input { get; init; } = [Modality.Text, Modality.Image];

    public IReadOnlyList<Modality> Output { get; init; } = [Modality.Image];

    public bool ScopesAreKnown { get; init; }

    /// <summary>The sizes it makes; empty where it takes any, or names them in words of its own.</summary>
    public IReadOnlyList<ImageSize> Sizes { get; init; } = [];

    /// <summary>Null for no limit that is known.</summary>
    public int? MostReferences { get; init; }

    public bool TakesMask { get; init; } = true;

    public int MostPerCall { get; init; } = 1;

    public ImageLimits Limits => new()
    {
        Settings =
        [
            ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg, ImageSettingNames.Seed,
            .. MostReferences == 0 ? [] : (string[])[ImageSettingNames.Denoise],
        ],
        MaxReferences = MostReferences,
        SupportsMask = TakesMask && MostReferences != 0,
        // 4 MB of characters.
        MaxReferenceBytes = 3_000_000,
        Sizes = [.. Sizes.Select(SizeMatching.Write)],
    };

    public static (string Name, ImageModelFacts Facts)? Read(JsonElement item)
    {
        if (ModelEntry.Text(item, "id") is not { } name)
        {
            return null;
        }

        var architecture = ModelEntry.Inner(item, "architecture");
        var input = ModelEntry.Modalities(architecture, "input_modalities");
        var output = ModelEntry.Modalities(architecture, "output_modalities");
        var takes = ModelEntry.Inner(item, "supported_parameters");
        var can = ModelEntry.Inner(item, "capabilities");
        var edits = input?.Contains(Modality.Image) ?? ModelEntry.Flag(can, "image_to_image");
        return (name, new ImageModelFacts
        {
            Title = ModelEntry.Text(item, "name"),
            Description = ModelEntry.Text(item, "description"),
            Input = input ?? (edits ? [Modality.Text, Modality.Image] : [Modality.Text]),
            Output = output ?? [Modality.Image],
            ScopesAreKnown = input is not null || can.ValueKind == JsonValueKind.Object,
            Sizes =
            [
                .. (ModelEntry.Texts(ModelEntry.Inner(takes, "resolution"), "values") ?? [])
                    .Select(text => ImageSize.TryParse(text, out var size) ? size : (ImageSize?)null)
                    .OfType<ImageSize>(),
            ],
            MostReferences = edits ? ModelEntry.Number(ModelEntry.Inner(takes, "input_references"), "max") : 0,
            TakesMask = ModelEntry.Flag(can, "inpainting"),
            MostPerCall = Math.Clamp(ModelEntry.Number(ModelEntry.Inner(takes, "n"), "max") ?? 1, 1, 10),
        });
    }
}

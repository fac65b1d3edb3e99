using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Xai;

/// <summary>What the models take: as the service tells it, else by their names.</summary>
internal static class ImageModels
{
    public const int MostReferences = 3;
    public const int MostPerCall = 10;

    public static ImageLimits Limits { get; } = new()
    {
        Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Size],
        MaxReferences = MostReferences,
        MaxReferenceBytes = 20 * 1024 * 1024,
        MaxReferenceEdge = 4096,
    };

    /// <summary>The older image models draw from words alone, and always in one shape.</summary>
    public static bool IsImagine(string model) => model.Contains("imagine", StringComparison.OrdinalIgnoreCase);

    public static ImageLimits LimitsOf(string model) =>
        IsImagine(model) ? Limits : Limits with { Settings = [ImageSettingNames.NegativePrompt], MaxReferences = 0 };

    public static ModelInfo Infer(string model)
    {
        var info = ModelScopes.Infer(model);
        return info.Output.Contains(Modality.Image)
            ? info with
            {
                Input = IsImagine(model) ? [Modality.Text, Modality.Image] : [Modality.Text],
                ImageLimits = LimitsOf(model),
            }
            : info;
    }

    /// <summary>A model as one of the two telling lists has it; null where it has no name.</summary>
    public static ModelInfo? Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("id", out var id)
            || id.ValueKind != JsonValueKind.String || id.GetString() is not { Length: > 0 } name)
        {
            return null;
        }

        var inferred = Infer(name);
        var input = Modalities(item, "input_modalities");
        var output = Modalities(item, "output_modalities");
        if (input.Count == 0 || output.Count == 0)
        {
            return inferred;
        }

        return new()
        {
            Name = name,
            Input = input,
            Output = output,
            ScopesAreKnown = true,
            ImageLimits = output.Contains(Modality.Image)
                ? LimitsOf(name) with
                {
                    MaxReferences = input.Contains(Modality.Image) ? MostReferences : 0,
                    MaxPromptCharacters = Number(item, "max_prompt_length") is > 0 and var longest ? longest : null,
                }
                : null,
            ContextTokens = Number(item, "context_length"),
        };
    }

    private static List<Modality> Modalities(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()
                .Where(one => one.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(one.GetString()))
                .Select(one => new Modality(one.GetString()!))]
            : [];

    private static int? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var n)
            ? n
            : null;
}

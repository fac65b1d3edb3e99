using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>What a family of models takes. New members of a family follow its rules by their names.</summary>
internal sealed record ModelRules
{
    private static readonly string[] CommonRatios =
        ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"];

    public static ModelRules Gemini3 { get; } = new()
    {
        Ratios = CommonRatios,
        Resolutions = [("1K", 1024), ("2K", 2048), ("4K", 4096)],
        Limits = new()
        {
            Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Seed],
            MaxReferences = 14,
            // A whole request may hold about 20 MB of text.
            MaxReferenceBytes = 7_000_000,
            MaxReferenceEdge = 3072,
        },
    };

    public static ModelRules Gemini31 { get; } = Gemini3 with
    {
        Ratios = [.. CommonRatios, "1:4", "4:1", "1:8", "8:1"],
        Resolutions = [("512", 512), .. Gemini3.Resolutions],
    };

    public static ModelRules Gemini2 { get; } = Gemini3 with
    {
        Resolutions = [],
        WantsSignatures = false,
        Limits = Gemini3.Limits with { MaxReferences = 3 },
    };

    public required IReadOnlyList<string> Ratios { get; init; }

    /// <summary>The values of <c>imageSize</c> and the sides of their squares; empty where the field is not taken.</summary>
    public required IReadOnlyList<(string Name, int Edge)> Resolutions { get; init; }

    public required ImageLimits Limits { get; init; }

    /// <summary>Whether a picture in a turn of the model must carry the signature that came with it.</summary>
    public bool WantsSignatures { get; init; } = true;

    public static ModelRules For(string model)
    {
        var name = ShortName(model);
        return Is("gemini-2") ? Gemini2
            : Is("gemini-3-") || Is("gemini-3.0") || !Is("gemini-") ? Gemini3
            : Gemini31;

        bool Is(string family) => name.StartsWith(family, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The route of a model, without the verb.</summary>
    public static string Route(string model) =>
        "models/" + Uri.EscapeDataString(ShortName(model));

    public static string ShortName(string model) =>
        model.StartsWith("models/", StringComparison.Ordinal) ? model["models/".Length..] : model;

    /// <summary>Gemma has no place for instructions of its own.</summary>
    public static bool TakesSystemInstruction(string model) =>
        !ShortName(model).StartsWith("gemma-3", StringComparison.OrdinalIgnoreCase);

    /// <summary>A model with what its name tells; the service tells no modalities.</summary>
    public static ModelInfo Describe(string model)
    {
        var name = ShortName(model);
        if (Has("-image"))
        {
            return new()
            {
                Name = name,
                Input = [Modality.Text, Modality.Image],
                Output = [Modality.Text, Modality.Image],
                ImageLimits = For(name).Limits,
            };
        }

        if (Has("-tts"))
        {
            return new() { Name = name, Output = [Modality.Audio] };
        }

        return name.StartsWith("gemini-", StringComparison.OrdinalIgnoreCase) && !Has("embedding") && !Has("audio")
            ? new() { Name = name, Input = [Modality.Text, Modality.Image] }
            : ModelScopes.Infer(name);

        bool Has(string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A model as the service lists it; null for one that does not answer to this plugin's calls.</summary>
    public static ModelInfo? Read(JsonElement item)
    {
        if (JsonText.Read(item, "name") is not { Length: > 0 } name
            || !item.TryGetProperty("supportedGenerationMethods", out var methods)
            || methods.ValueKind != JsonValueKind.Array
            || !methods.EnumerateArray().Any(method => method.ValueEquals("generateContent")))
        {
            return null;
        }

        return Describe(name) with
        {
            Title = JsonText.Read(item, "displayName"),
            Description = JsonText.Read(item, "description"),
            ContextTokens = item.TryGetProperty("inputTokenLimit", out var limit) && limit.TryGetInt32(out var tokens)
                ? tokens
                : null,
        };
    }
}

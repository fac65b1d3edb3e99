using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>What a family of image models takes. New members of a family follow its rules by their names.</summary>
internal sealed record ImageModelRules
{
    private static readonly string[] UploadTypes = ["image/png", "image/jpeg", "image/webp"];

    public static ImageModelRules GptImage { get; } = new()
    {
        IsGptImage = true,
        Sizes = [new(1024, 1024), new(1536, 1024), new(1024, 1536)],
        Qualities = ["auto", "low", "medium", "high"],
        Limits = new()
        {
            Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Quality, ImageSettingNames.Format],
            MaxReferences = 16,
            SupportsMask = true,
            ReferenceMediaTypes = UploadTypes,
            // A data URI may hold 20 MB of characters.
            MaxReferenceBytes = 15_000_000,
            Sizes = ["1024x1024", "1536x1024", "1024x1536"],
            MaxPromptCharacters = 32_000,
        },
    };

    public static ImageModelRules GptImage2 { get; } = GptImage with
    {
        Sizes = [],
        Limits = GptImage.Limits with { Sizes = [] },
    };

    public static ImageModelRules DallE2 { get; } = new()
    {
        Sizes = [new(1024, 1024), new(512, 512), new(256, 256)],
        SendsResponseFormat = true,
        Limits = new()
        {
            Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Size],
            MaxReferences = 1,
            SupportsMask = true,
            ReferenceMediaTypes = ["image/png"],
            MaxReferenceBytes = 4_000_000,
            Sizes = ["1024x1024", "512x512", "256x256"],
            MaxPromptCharacters = 1000,
        },
    };

    public static ImageModelRules DallE3 { get; } = new()
    {
        Sizes = [new(1024, 1024), new(1792, 1024), new(1024, 1792)],
        Qualities = ["standard", "hd"],
        Styles = ["vivid", "natural"],
        MaxPerCall = 1,
        SendsResponseFormat = true,
        Limits = new()
        {
            Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Quality, ImageSettingNames.Style],
            Sizes = ["1024x1024", "1792x1024", "1024x1792"],
            MaxPromptCharacters = 4000,
        },
    };

    /// <summary>A model of somebody else's server: everything is passed on, and the server has the last word.</summary>
    public static ImageModelRules Unknown { get; } = new()
    {
        IsUnknown = true,
        SendsResponseFormat = true,
        Limits = new()
        {
            Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Quality, ImageSettingNames.Style],
            MaxReferences = 16,
            SupportsMask = true,
            ReferenceMediaTypes = UploadTypes,
        },
    };

    public bool IsGptImage { get; init; }

    public bool IsUnknown { get; init; }

    public bool SendsResponseFormat { get; init; }

    public int MaxPerCall { get; init; } = 10;

    /// <summary>Empty where any size goes, within the family's own bounds.</summary>
    public IReadOnlyList<ImageSize> Sizes { get; init; } = [];

    public IReadOnlyList<string> Qualities { get; init; } = [];

    public IReadOnlyList<string> Styles { get; init; } = [];

    public required ImageLimits Limits { get; init; }

    public static ImageModelRules For(string model, bool isCompatibleServer)
    {
        return Is("gpt-image-2") ? GptImage2
            : Is("gpt-image") || Is("chatgpt-image") ? GptImage
            : Is("dall-e-2") ? DallE2
            : Is("dall-e-3") ? DallE3
            : isCompatibleServer ? Unknown
            : GptImage;

        bool Is(string family) => model.StartsWith(family, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A model with what its name tells.</summary>
    public static ModelInfo Describe(string model, bool isCompatibleServer = false)
    {
        var info = ModelScopes.Infer(model);
        return info.Output.Contains(Modality.Image)
            ? info with { ImageLimits = For(model, isCompatibleServer).Limits }
            : info;
    }
}

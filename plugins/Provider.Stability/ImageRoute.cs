using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

/// <summary>
/// One way to make a picture, with the fields it takes. The service has a route for each and lists no models: the
/// name of a model is the end of its route, or the name of a Stable Diffusion 3 model.
/// </summary>
internal sealed partial record ImageRoute
{
    private const int Megabyte = 1024 * 1024;

    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary>The value of the field <c>model</c>; null where the route has none.</summary>
    public string? ModelField { get; init; }

    /// <summary>The names of the parts that take the references, in order.</summary>
    public IReadOnlyList<string> ImageParts { get; init; } = [];

    /// <summary>Whether the route makes nothing without all of its references.</summary>
    public bool NeedsImages { get; init; }

    /// <summary>Whether a reference comes with a <c>strength</c>.</summary>
    public bool HasStrength { get; init; }

    /// <summary>Whether the field <c>mode</c> says what a request is.</summary>
    public bool HasMode { get; init; }

    public bool HasMask { get; init; }

    /// <summary>Whether a shape can be chosen; with references as well, or only without.</summary>
    public bool HasRatio { get; init; }

    public bool HasRatioWithImages { get; init; } = true;

    public bool HasCfg { get; init; }

    public bool HasStyle { get; init; } = true;

    public IReadOnlyList<string> Formats { get; init; } = ["png", "jpeg", "webp"];

    /// <summary>The side of the square it makes; null where that is not promised.</summary>
    public int? SquareEdge { get; init; }

    public ImageLimits Limits => new()
    {
        Settings =
        [
            ImageSettingNames.NegativePrompt, ImageSettingNames.Seed, ImageSettingNames.Format,
            .. HasRatio ? [ImageSettingNames.Size] : (string[])[],
            .. HasCfg ? [ImageSettingNames.Cfg] : (string[])[],
            .. HasStyle ? [ImageSettingNames.Style] : (string[])[],
            .. HasStrength ? [ImageSettingNames.Denoise] : (string[])[],
        ],
        MaxReferences = ImageParts.Count,
        SupportsMask = HasMask,
        // A whole request may have ten megabytes.
        MaxReferenceBytes = ImageParts.Count > 1 ? 4 * Megabyte : 9 * Megabyte,
        MaxReferenceEdge = 3072,
        MaxPromptCharacters = 10_000,
    };
}

using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

internal sealed partial record ImageRoute
{
    private static readonly string[] OneImage = ["image"];

    private static readonly ImageRoute StableDiffusion3 = new()
    {
        Path = "generate/sd3",
        Title = "Stable Diffusion 3.5",
        ImageParts = OneImage,
        HasStrength = true,
        HasMode = true,
        HasRatio = true,
        HasRatioWithImages = false,
        HasCfg = true,
        Formats = ["png", "jpeg"],
        SquareEdge = 1024,
    };

    private static readonly Dictionary<string, ImageRoute> Known = new()
    {
        ["ultra"] = new()
        {
            Path = "generate/ultra",
            Title = "Stable Image Ultra",
            ImageParts = OneImage,
            HasStrength = true,
            HasRatio = true,
            SquareEdge = 1024,
        },
        ["core"] = new() { Path = "generate/core", Title = "Stable Image Core", HasRatio = true },
        ["inpaint"] = new()
        {
            Path = "edit/inpaint",
            Title = "Inpaint: paint a part of a picture anew",
            ImageParts = OneImage,
            NeedsImages = true,
            HasMask = true,
        },
        ["sketch"] = new()
        {
            Path = "control/sketch",
            Title = "Sketch: a picture from a drawing",
            ImageParts = OneImage,
            NeedsImages = true,
        },
        ["structure"] = new()
        {
            Path = "control/structure",
            Title = "Structure: keep the arrangement of a picture",
            ImageParts = OneImage,
            NeedsImages = true,
        },
        ["style"] = new()
        {
            Path = "control/style",
            Title = "Style: a picture in the style of another",
            ImageParts = OneImage,
            NeedsImages = true,
            HasRatio = true,
        },
        ["style-transfer"] = new()
        {
            Path = "control/style-transfer",
            Title = "Style transfer: the first picture in the style of the second",
            ImageParts = ["init_image", "style_image"],
            NeedsImages = true,
            HasStyle = false,
        },
    };

    /// <summary>The routes, and the Stable Diffusion 3 models that are known of; other names of such are passed on.</summary>
    public static IReadOnlyList<string> Suggested { get; } =
    [
        "ultra", "core", "sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium", "sd3.5-flash", "inpaint", "sketch", "structure",
        "style", "style-transfer",
    ];

    /// <exception cref="ProviderException">There is no such route (<see cref="ProviderFailure.NotFound"/>).</exception>
    public static ImageRoute For(string model) =>
        Find(model) ?? throw new ProviderException(ProviderFailure.NotFound, $"{StabilityProvider.Title} has no model '{model}'.")
        {
            Hint = $"It has {string.Join(", ", Suggested)}.",
        };

    public static ImageRoute? Find(string model) =>
        Known.TryGetValue(model, out var route) ? route
        : model.StartsWith("sd3", StringComparison.Ordinal) ? StableDiffusion3 with { ModelField = model }
        : null;

    public static ModelInfo Describe(string model)
    {
        var route = For(model);
        return new()
        {
            Name = model,
            Title = route.ModelField is null ? route.Title : $"{route.Title} ({model})",
            Input = route.ImageParts.Count > 0 ? [Modality.Text, Modality.Image] : [Modality.Text],
            Output = [Modality.Image],
            // The routes are part of the protocol, and so is what they take.
            ScopesAreKnown = true,
            ImageLimits = route.Limits,
        };
    }
}

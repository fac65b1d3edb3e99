namespace LettucePlug.Sdk;

/// <summary>The names of the image settings, as the command line, the store and <see cref="ImageLimits.Settings"/> use them.</summary>
public static class ImageSettingNames
{
    /// <summary>What the picture must not show.</summary>
    public const string NegativePrompt = "negativePrompt";

    /// <summary>Width and height.</summary>
    public const string Size = "size";

    /// <summary>The number of denoising steps.</summary>
    public const string Steps = "steps";

    /// <summary>How closely to follow the prompt.</summary>
    public const string Cfg = "cfg";

    /// <summary>The sampler.</summary>
    public const string Sampler = "sampler";

    /// <summary>The scheduler.</summary>
    public const string Scheduler = "scheduler";

    /// <summary>The seed.</summary>
    public const string Seed = "seed";

    /// <summary>How far to leave the source image.</summary>
    public const string Denoise = "denoise";

    /// <summary>The quality.</summary>
    public const string Quality = "quality";

    /// <summary>The style.</summary>
    public const string Style = "style";

    /// <summary>The file format of the result.</summary>
    public const string Format = "format";
}

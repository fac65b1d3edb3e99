namespace LettucePlug.Imaging;

/// <summary>How an image is decoded.</summary>
public sealed record ImageDecodeOptions
{
    /// <summary>The defaults.</summary>
    public static ImageDecodeOptions Default { get; } = new();

    /// <summary>What the image may cost.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;

    /// <summary>Whether a JPEG is turned upright by its EXIF orientation.</summary>
    /// <value>true.</value>
    public bool ApplyOrientation { get; init; } = true;

    /// <summary>
    /// The outside programs asked for types this library does not decode itself; null for those of the machine's
    /// search path.
    /// </summary>
    public ExternalDecoder? External { get; init; }
}

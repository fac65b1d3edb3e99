namespace LettucePlug.Imaging;

/// <summary>What the first bytes of an image say about it.</summary>
public sealed record ImageHeader
{
    /// <summary>The media type by content, such as <c>image/png</c>; never by name or declaration.</summary>
    public required string MediaType { get; init; }

    /// <summary>
    /// The size as stored, before <see cref="Orientation"/> is applied; null when the format does not say
    /// (an SVG without a size, or an AVIF whose properties lie too deep).
    /// </summary>
    public PixelSize? Size { get; init; }

    /// <summary>The EXIF orientation of a JPEG, 1 to 8.</summary>
    /// <value>1, upright.</value>
    public int Orientation { get; init; } = 1;

    /// <summary>The size as shown: orientations 5 to 8 swap the sides.</summary>
    public PixelSize? DisplaySize =>
        Size is { } size && Orientation >= 5 ? new PixelSize(size.Height, size.Width) : Size;
}

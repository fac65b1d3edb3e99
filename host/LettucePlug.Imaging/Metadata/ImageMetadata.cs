namespace LettucePlug.Imaging;

/// <summary>
/// Reads and writes the texts inside image files: the tEXt, zTXt and iTXt chunks of PNG; the comments and the XMP
/// packet of JPEG. Other formats have no texts here. Streams are read forward once and left open.
/// </summary>
public static class ImageMetadata
{
    /// <summary>Whether <see cref="WriteAsync"/> works for a media type.</summary>
    public static bool CanWrite(string mediaType) => mediaType is ImageMediaTypes.Png or ImageMediaTypes.Jpeg;

    /// <summary>
    /// The texts in file order; empty for a type that carries none here, or for what is no image. Damaged text chunks
    /// are passed over, as PNG asks of ancillary chunks.
    /// </summary>
    /// <exception cref="ImageTooLargeException">The texts exceed <see cref="ImageLimits.MaxTextBytes"/>.</exception>
    /// <exception cref="CorruptImageException">The structure around the texts is broken.</exception>
    public static async Task<IReadOnlyList<ImageText>> ReadAsync(
        Stream source, ImageLimits? limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var input = new ForwardReader(source);
        var isReady = await input.TryFillAsync(FormatSignatures.Png.Length, cancellationToken).ConfigureAwait(false);
        return FormatSignatures.MediaType(isReady ? input.Filled : default) switch
        {
            ImageMediaTypes.Png =>
                await PngTexts.ReadAsync(input, limits ?? ImageLimits.Default, cancellationToken).ConfigureAwait(false),
            ImageMediaTypes.Jpeg =>
                await JpegTexts.ReadAsync(input, limits ?? ImageLimits.Default, cancellationToken).ConfigureAwait(false),
            _ => [],
        };
    }

    /// <summary>
    /// Copies an image to <paramref name="destination"/> with its texts changed; pixels and everything else keep
    /// their bytes. The destination is neither flushed nor closed, and holds a partial file after an exception.
    /// </summary>
    /// <exception cref="UnsupportedImageException">The type carries no texts here (WebP, GIF and others).</exception>
    /// <exception cref="ImageTooLargeException">A text is longer than the format can hold.</exception>
    /// <exception cref="CorruptImageException">The structure of the source is broken.</exception>
    public static async Task WriteAsync(
        Stream source, Stream destination, ImageTextChanges changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var text in changes.Set)
        {
            text.Check();
        }

        var input = new ForwardReader(source);
        var isReady = await input.TryFillAsync(12, cancellationToken).ConfigureAwait(false);
        var mediaType = isReady ? FormatSignatures.MediaType(input.Filled) : null;
        switch (mediaType)
        {
            case ImageMediaTypes.Png:
                await PngTexts.WriteAsync(input, destination, changes, cancellationToken).ConfigureAwait(false);
                break;
            case ImageMediaTypes.Jpeg:
                await JpegTexts.WriteAsync(input, destination, changes, cancellationToken).ConfigureAwait(false);
                break;
            case null:
                throw UnsupportedImageException.NotAnImage();
            default:
                throw UnsupportedImageException.Embedding(mediaType);
        }
    }
}

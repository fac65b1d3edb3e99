namespace LettucePlug.Imaging;

/// <summary>
/// Decodes images: PNG, JPEG, GIF (first frame) and BMP here; WebP, AVIF and HEIC through an outside program.
/// Damaged and cut-off files are refused rather than shown in part.
/// </summary>
public static class ImageDecoder
{
    /// <summary>Decodes a file held in memory, without outside programs. Runs on the caller's thread.</summary>
    /// <exception cref="UnsupportedImageException">No image, or of a type or feature not decoded here.</exception>
    /// <exception cref="CorruptImageException">The file is damaged.</exception>
    /// <exception cref="ImageTooLargeException">A limit would be exceeded.</exception>
    public static Bitmap Decode(
        ReadOnlyMemory<byte> file, ImageDecodeOptions? options, CancellationToken cancellationToken)
    {
        options ??= ImageDecodeOptions.Default;
        options.Limits.CheckFile(file.Length);
        return FormatSignatures.MediaType(file.Span) switch
        {
            ImageMediaTypes.Png => PngDecoder.Decode(file, options.Limits, cancellationToken),
            ImageMediaTypes.Jpeg => new JpegDecoder(file, options, cancellationToken).Decode(),
            ImageMediaTypes.Gif => GifDecoder.Decode(file.Span, options.Limits, cancellationToken),
            ImageMediaTypes.Bmp => BmpDecoder.Decode(file.Span, options.Limits, cancellationToken),
            { } known => throw UnsupportedImageException.Type(known),
            null when ImageSniffer.MediaType(file.Span) is { } vector => throw UnsupportedImageException.Type(vector),
            null => throw UnsupportedImageException.NotAnImage(),
        };
    }

    /// <summary>
    /// Reads a stream to its end (never further than the limit) and decodes it on a worker thread; asks an outside
    /// program for what is not decoded here. The stream is left open.
    /// </summary>
    /// <exception cref="PreviewUnavailableException">No outside program could decode it; the hint says what helps.</exception>
    /// <inheritdoc cref="Decode" path="/exception"/>
    public static async Task<Bitmap> DecodeAsync(
        Stream source, ImageDecodeOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= ImageDecodeOptions.Default;
        var file = await BoundedFile.ReadAsync(source, options.Limits, cancellationToken).ConfigureAwait(false);
        return await DecodeAsync(file, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for a file held in memory, which is not copied.</summary>
    /// <inheritdoc cref="DecodeAsync(Stream, ImageDecodeOptions?, CancellationToken)" path="/exception"/>
    public static async Task<Bitmap> DecodeAsync(
        ReadOnlyMemory<byte> file, ImageDecodeOptions? options, CancellationToken cancellationToken)
    {
        options ??= ImageDecodeOptions.Default;
        options.Limits.CheckFile(file.Length);
        var mediaType = FormatSignatures.MediaType(file.Span);
        if (mediaType is ImageMediaTypes.WebP or ImageMediaTypes.Avif or ImageMediaTypes.Heic)
        {
            var external = options.External ?? ExternalDecoder.OfThisMachine;
            return await external.DecodeAsync(file, mediaType, options, cancellationToken).ConfigureAwait(false);
        }

        return await Task.Run(() => Decode(file, options, cancellationToken), cancellationToken).ConfigureAwait(false);
    }
}

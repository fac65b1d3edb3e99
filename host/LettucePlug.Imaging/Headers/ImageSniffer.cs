namespace LettucePlug.Imaging;

/// <summary>Tells what an image is by its content.</summary>
public static class ImageSniffer
{
    /// <summary>Bytes after which <see cref="MediaType"/> knows every type but an SVG with a long prolog.</summary>
    public const int PrefixLength = 64;

    // A JPEG may carry its colour profile and thumbnails before the frame header.
    private const int MaxScanned = 8 * 1024 * 1024;

    /// <summary>The media type by magic bytes, or null. The size is not looked at, a broken header may pass.</summary>
    public static string? MediaType(ReadOnlySpan<byte> firstBytes)
    {
        if (FormatSignatures.MediaType(firstBytes) is { } known)
        {
            return known;
        }

        if (firstBytes.IsEmpty || !SvgHeaderParser.MayStart(firstBytes))
        {
            return null;
        }

        var step = new SvgHeaderParser().Next(firstBytes, atEnd: true);
        return step.Header?.MediaType;
    }

    /// <summary>Type, size and orientation from the bytes of a file or its beginning; null when it is no image.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ImageHeaderReader();
        reader.Append(bytes);
        reader.Complete();
        return reader.Header;
    }

    /// <summary>
    /// The same from a stream, which is read only as far as needed, left open and not rewound. Null when it is no
    /// image.
    /// </summary>
    public static async ValueTask<ImageHeader?> ReadAsync(Stream source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var reader = new ImageHeaderReader();
        var chunk = new byte[4096];
        var scanned = 0;
        while (reader.State == ImageHeaderState.NeedMore && scanned < MaxScanned)
        {
            var read = await source.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            reader.Append(chunk.AsSpan(0, read));
            scanned += read;
        }

        reader.Complete();
        return reader.Header;
    }
}

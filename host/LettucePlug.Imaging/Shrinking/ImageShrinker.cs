namespace LettucePlug.Imaging;

/// <summary>
/// Makes an image small enough for a receiver: scaled in linear light with Lanczos, kept as PNG where it has
/// transparency or stays small, else as JPEG of falling quality, then of falling size.
/// </summary>
public static class ImageShrinker
{
    private const int LeastSide = 64;
    private static readonly int[] Qualities = [92, 85, 75];

    /// <summary>The image itself when it fits, else a smaller one. Runs long: seconds for many megapixels.</summary>
    /// <exception cref="ImageTooLargeException">Nothing of at least 64 pixels a side fits.</exception>
    /// <inheritdoc cref="ImageDecoder.DecodeAsync(Stream, ImageDecodeOptions?, CancellationToken)" path="/exception"/>
    public static async Task<ShrunkImage> ShrinkAsync(
        ReadOnlyMemory<byte> file,
        ShrinkTarget target,
        ImageDecodeOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var header = ImageSniffer.Read(file.Span) ?? throw UnsupportedImageException.NotAnImage();
        if (header.DisplaySize is { } size && Fits(file.Length, size, target) && target.MediaTypes.Contains(header.MediaType))
        {
            return new ShrunkImage { File = file, MediaType = header.MediaType, Size = size, IsChanged = false };
        }

        var bitmap = await ImageDecoder.DecodeAsync(file, options, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Shrink(bitmap, target, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static ShrunkImage Shrink(Bitmap bitmap, ShrinkTarget target, CancellationToken cancellationToken)
    {
        var side = Math.Min(target.MaxSide ?? int.MaxValue, Math.Max(bitmap.Width, bitmap.Height));
        var least = long.MaxValue;
        while (true)
        {
            var size = BitmapScaler.Fit(bitmap.Size, new PixelSize(side, side));
            var scaled = BitmapScaler.Scale(bitmap, size, ScaleFilter.Lanczos, linearLight: true, cancellationToken);
            foreach (var (mediaType, candidate) in Candidates(scaled, target, cancellationToken))
            {
                least = Math.Min(least, candidate.Length);
                if (Fits(candidate.Length, size, target))
                {
                    return new ShrunkImage { File = candidate, MediaType = mediaType, Size = size, IsChanged = true };
                }
            }

            if (side <= LeastSide)
            {
                throw ImageTooLargeException.File(least, target.MaxBytes ?? least);
            }

            side = Math.Max(LeastSide, side * 3 / 4);
        }
    }

    private static IEnumerable<(string MediaType, byte[] File)> Candidates(
        Bitmap bitmap, ShrinkTarget target, CancellationToken cancellationToken)
    {
        var mayBeJpeg = target.MediaTypes.Contains(ImageMediaTypes.Jpeg);
        if (target.MediaTypes.Contains(ImageMediaTypes.Png) || !mayBeJpeg)
        {
            yield return (ImageMediaTypes.Png, PngEncoder.Encode(bitmap, cancellationToken: cancellationToken));
        }

        // Transparency is kept at a smaller size rather than lost at a larger one.
        if (!mayBeJpeg || (!bitmap.IsOpaque && target.MediaTypes.Contains(ImageMediaTypes.Png)))
        {
            yield break;
        }

        foreach (var quality in Qualities)
        {
            var options = new JpegEncodeOptions { Quality = quality, Background = new Rgb(255, 255, 255) };
            yield return (ImageMediaTypes.Jpeg, JpegEncoder.Encode(bitmap, options, cancellationToken));
        }
    }

    private static bool Fits(long bytes, PixelSize size, ShrinkTarget target) =>
        bytes <= (target.MaxBytes ?? long.MaxValue)
        && Math.Max(size.Width, size.Height) <= (target.MaxSide ?? int.MaxValue);
}

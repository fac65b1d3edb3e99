using System.IO.Compression;

namespace LettucePlug.Imaging;

/// <summary>
/// Encodes a picture for a terminal within a byte budget: first at the full pixels of its cells, then in steps that
/// cost less (fewer pixels for kitty, fewer colours for sixel, lower quality for iTerm2).
/// </summary>
public static class GraphicsEncoder
{
    private static readonly int[] SixelColours = [256, 128, 64, 32, 16, 8];
    private static readonly double[] KittyScales = [1, 0.75, 0.5, 0.35, 0.25];
    private static readonly (double Scale, int Quality)[] ITerm2Steps =
    [
        (1, 80), (1, 60), (0.75, 60), (0.5, 60), (0.5, 40), (0.3, 40),
    ];


    /// <summary>
    /// The best rendition that fits, or null when even the least does not: cells are the better picture then.
    /// </summary>
    public static GraphicsPayload? Encode(
        Bitmap source, GraphicsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(request);
        var full = new PixelSize(
            request.Columns * request.CellPixels.Width, request.Rows * request.CellPixels.Height);
        foreach (var candidate in request.Protocol switch
        {
            GraphicsProtocol.Kitty => Kitty(source, full, request, cancellationToken),
            GraphicsProtocol.Sixel => Sixel(source, full, cancellationToken),
            _ => ITerm2(source, full, request, cancellationToken),
        })
        {
            if (request.MaxBytes is not { } most || candidate.Length <= most)
            {
                return candidate;
            }
        }

        return null;
    }

    private static IEnumerable<GraphicsPayload> Kitty(
        Bitmap source, PixelSize full, GraphicsRequest request, CancellationToken cancellationToken)
    {
        foreach (var scale in KittyScales)
        {
            // The terminal scales up what is sent smaller than its cells; it is never sent larger than the picture.
            var size = BitmapScaler.Fit(full, Shrunk(source.Size, full, scale));
            var scaled = BitmapScaler.Scale(source, size, cancellationToken: cancellationToken);
            var indexed = Quantiser.Quantise(scaled, 256, dither: false, cancellationToken);
            var png = PngEncoder.Encode(indexed, CompressionLevel.SmallestSize, cancellationToken);
            yield return new GraphicsPayload
            {
                Chunks = [.. KittyGraphics.Transmit(request.ImageId, png)],
                Abort = KittyGraphics.AbortTransmission(request.ImageId),
                Size = size,
            };
        }
    }

    private static IEnumerable<GraphicsPayload> Sixel(
        Bitmap source, PixelSize full, CancellationToken cancellationToken)
    {
        var scaled = BitmapScaler.Scale(source, full, cancellationToken: cancellationToken);
        foreach (var colours in SixelColours)
        {
            var indexed = Quantiser.Quantise(scaled, colours, dither: false, cancellationToken);
            yield return new GraphicsPayload
            {
                Chunks = GraphicsPayload.Cut(SixelGraphics.Encode(indexed, cancellationToken)),
                Abort = SixelGraphics.Terminator,
                Size = full,
            };
        }
    }

    private static IEnumerable<GraphicsPayload> ITerm2(
        Bitmap source, PixelSize full, GraphicsRequest request, CancellationToken cancellationToken)
    {
        foreach (var (scale, quality) in ITerm2Steps)
        {
            var size = BitmapScaler.Fit(full, Shrunk(source.Size, full, scale));
            var scaled = BitmapScaler.Scale(source, size, cancellationToken: cancellationToken);
            var options = new JpegEncodeOptions { Quality = quality, Background = request.Background };
            var jpeg = JpegEncoder.Encode(scaled, options, cancellationToken);
            yield return new GraphicsPayload
            {
                Chunks = GraphicsPayload.Cut(ITerm2Graphics.Encode(jpeg, request.Columns, request.Rows)),
                Abort = ITerm2Graphics.Terminator,
                Size = size,
            };
        }
    }

    private static PixelSize Shrunk(PixelSize picture, PixelSize full, double scale)
    {
        var factor = scale * Math.Min(1, Math.Max((double)picture.Width / full.Width, (double)picture.Height / full.Height));
        return new PixelSize(Math.Max(1, (int)(full.Width * factor)), Math.Max(1, (int)(full.Height * factor)));
    }
}

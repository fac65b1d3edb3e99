namespace LettucePlug.Imaging;

/// <summary>
/// Sixel (DEC STD 070, VT3xx programmer reference): bands of six rows, each colour drawn in one pass with run lengths.
/// Transparent pixels are left as the screen has them.
/// </summary>
public static class SixelGraphics
{
    /// <summary>Ends a picture, also one broken off: the terminal shows what it has.</summary>
    public static ReadOnlyMemory<byte> Terminator { get; } = GraphicsPayload.Ascii("\e\\");

    /// <summary>The whole picture, with its introducer and terminator.</summary>
    public static byte[] Encode(IndexedBitmap bitmap, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        using var target = new MemoryStream();
        var (width, height) = bitmap.Size;

        // P2=1 leaves undrawn pixels alone; the raster attributes give square pixels and the size.
        target.Write(GraphicsPayload.Ascii($"\eP0;1;0q\"1;1;{width};{height}"));
        for (var colour = 0; colour < bitmap.Palette.Count; colour++)
        {
            var (red, green, blue) = bitmap.Palette[colour];
            target.Write(GraphicsPayload.Ascii($"#{colour};2;{Percent(red)};{Percent(green)};{Percent(blue)}"));
        }

        var band = new SixelBand(width, bitmap.Palette.Count);
        for (var y = 0; y < height; y += 6)
        {
            cancellationToken.ThrowIfCancellationRequested();
            band.Load(bitmap, y);
            band.Write(target);
            if (y + 6 < height)
            {
                target.WriteByte((byte)'-');
            }
        }

        target.Write(Terminator.Span);
        return target.ToArray();
    }

    private static int Percent(byte value) => ((value * 100) + 127) / 255;
}

namespace LettucePlug.Imaging;

/// <summary>
/// Reduces a picture to a few colours by median cut (Heckbert 1982) over a histogram of 15 bits, each box standing for
/// the mean of its pixels. Pixels of less than half alpha become transparent.
/// </summary>
public static class Quantiser
{
    private const int Bits = 5;
    private const int Cells = 1 << (3 * Bits);
    private const int HalfAlpha = 128;

    /// <summary>Chooses up to <paramref name="colours"/> colours (2 to 256, transparency counts as one).</summary>
    public static IndexedBitmap Quantise(
        Bitmap source, int colours, bool dither = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(colours, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(colours, 256);
        var histogram = new ColourHistogram(source, HalfAlpha);
        var palette = histogram.Cut(histogram.HasTransparency ? colours - 1 : colours);
        cancellationToken.ThrowIfCancellationRequested();
        return Map(source, palette, dither, cancellationToken);
    }

    /// <summary>Uses a palette given, of 1 to 255 colours.</summary>
    public static IndexedBitmap Map(
        Bitmap source, IReadOnlyList<Rgb> palette, bool dither, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(palette);
        Rgb[] colours = [.. palette];
        var nearest = new short[Cells];
        Array.Fill(nearest, (short)-1);
        var indices = new byte[source.Size.Area];
        var errors = dither ? new DitherErrors(source.Width) : null;
        var hasTransparency = false;
        for (int y = 0, at = 0; y < source.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = source.Row(y);
            for (var x = 0; x < source.Width; x++, at++)
            {
                var pixel = row.Slice(x * 4, 4);
                if (pixel[3] < HalfAlpha)
                {
                    indices[at] = (byte)colours.Length;
                    hasTransparency = true;
                    continue;
                }

                var wanted = new Rgb(pixel[0], pixel[1], pixel[2]);
                wanted = errors?.Corrected(wanted, x) ?? wanted;
                var index = Nearest(wanted, colours, nearest);
                indices[at] = (byte)index;
                errors?.Spread(wanted, colours[index], x);
            }

            errors?.NextRow();
        }

        return new IndexedBitmap(source.Size, indices, colours, hasTransparency);
    }

    internal static int CellOf(byte red, byte green, byte blue) =>
        ((red >> (8 - Bits)) << (2 * Bits)) | ((green >> (8 - Bits)) << Bits) | (blue >> (8 - Bits));

    private static int Nearest(Rgb wanted, Rgb[] colours, short[] known)
    {
        // All colours of a cell share an answer: with 256 boxes out of 32768 cells it is rarely another one.
        ref var answer = ref known[CellOf(wanted.R, wanted.G, wanted.B)];
        if (answer >= 0)
        {
            return answer;
        }

        var best = int.MaxValue;
        for (var index = 0; index < colours.Length; index++)
        {
            var distance = Rgb.Distance(wanted, colours[index]);
            if (distance < best)
            {
                best = distance;
                answer = (short)index;
            }
        }

        return answer;
    }
}

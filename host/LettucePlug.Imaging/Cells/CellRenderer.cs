using System.Text;

namespace LettucePlug.Imaging;

/// <summary>Turns a picture into character cells.</summary>
public static class CellRenderer
{
    // From empty to full, each step about as much denser as the one before.
    private const string Ramp = " .:-=+*#%@";

    // The character whose lit quarters are the bits: 1 top left, 2 top right, 4 bottom left, 8 bottom right.
    private const string Quarters = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";

    /// <summary>
    /// The size in cells that shows a picture in its own shape within <paramref name="columns"/> and
    /// <paramref name="rows"/>, for cells of <paramref name="cellPixels"/>.
    /// </summary>
    public static PixelSize Fit(PixelSize picture, int columns, int rows, PixelSize cellPixels)
    {
        var pixels = BitmapScaler.Fit(
            picture, new PixelSize(columns * cellPixels.Width, rows * cellPixels.Height), mayEnlarge: true);
        return new PixelSize(
            Math.Clamp((int)Math.Round((double)pixels.Width / cellPixels.Width), 1, Math.Max(1, columns)),
            Math.Clamp((int)Math.Round((double)pixels.Height / cellPixels.Height), 1, Math.Max(1, rows)));
    }

    /// <summary>Fills exactly the given number of cells, whatever the picture's shape; see <see cref="Fit"/>.</summary>
    public static CellImage Render(
        Bitmap source, int columns, int rows, CellOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        options ??= new CellOptions();
        var (across, down) = options.Shape switch
        {
            CellShape.HalfBlocks => (1, 2),
            CellShape.Quadrants => (2, 2),
            _ => (1, 1),
        };
        var size = new PixelSize(columns * across, rows * down);
        var scaled = BitmapScaler.Scale(source, size, cancellationToken: cancellationToken);
        var flat = scaled.IsOpaque ? scaled : scaled.Over(options.Background ?? Rgb.Black);
        var colours = new CellColourChoice(options);
        var cells = new CellGlyph[columns * rows];
        for (var row = 0; row < rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            colours.NextRow();
            for (var column = 0; column < columns; column++)
            {
                cells[(row * columns) + column] = options.Shape switch
                {
                    CellShape.HalfBlocks => Halves(At(column, row * 2), At(column, (row * 2) + 1), colours, options),
                    CellShape.Quadrants => Split(flat, column * 2, row * 2, colours, options),
                    _ => Character(At(column, row), colours),
                };
            }
        }

        return new CellImage(columns, rows, cells);

        Rgb At(int x, int y) => PixelAt(flat, x, y);
    }

    private static Rgb PixelAt(Bitmap bitmap, int x, int y)
    {
        var pixel = bitmap.Row(y).Slice(x * 4, 3);
        return new Rgb(pixel[0], pixel[1], pixel[2]);
    }

    private static CellGlyph Halves(Rgb top, Rgb bottom, CellColourChoice colours, CellOptions options)
    {
        if (options.Colours == CellColours.None)
        {
            var lit = (Luma(top) >= 128 ? 3 : 0) + (Luma(bottom) >= 128 ? 12 : 0);
            return new CellGlyph(new Rune(Quarters[lit]), null, null);
        }

        return colours.Cell(new Rune('▀'), top, bottom);
    }

    private static CellGlyph Character(Rgb colour, CellColourChoice colours)
    {
        var step = Luma(colour) * Ramp.Length / 256;
        return colours.Character(new Rune(Ramp[step]), colour);
    }

    private static CellGlyph Split(Bitmap bitmap, int x, int y, CellColourChoice colours, CellOptions options)
    {
        Span<Rgb> quarters =
        [
            PixelAt(bitmap, x, y), PixelAt(bitmap, x + 1, y), PixelAt(bitmap, x, y + 1), PixelAt(bitmap, x + 1, y + 1),
        ];
        if (options.Colours == CellColours.None)
        {
            var lit = 0;
            for (var index = 0; index < 4; index++)
            {
                lit |= Luma(quarters[index]) >= 128 ? 1 << index : 0;
            }

            return new CellGlyph(new Rune(Quarters[lit]), null, null);
        }

        // A pattern and its complement are the same split, so eight patterns are all there are.
        var (best, least) = (0, int.MaxValue);
        Rgb over = default, under = default;
        for (var pattern = 0; pattern < 8; pattern++)
        {
            var (lit, dark) = (Mean(quarters, pattern), Mean(quarters, ~pattern & 15));
            var error = 0;
            for (var index = 0; index < 4; index++)
            {
                error += Rgb.Distance(quarters[index], (pattern >> index & 1) != 0 ? lit : dark);
            }

            if (error < least)
            {
                (best, least, over, under) = (pattern, error, lit, dark);
            }
        }

        return colours.Cell(new Rune(Quarters[best]), over, under);
    }

    private static Rgb Mean(ReadOnlySpan<Rgb> quarters, int pattern)
    {
        int red = 0, green = 0, blue = 0, count = 0;
        for (var index = 0; index < 4; index++)
        {
            if ((pattern >> index & 1) != 0)
            {
                red += quarters[index].R;
                green += quarters[index].G;
                blue += quarters[index].B;
                count++;
            }
        }

        var half = count / 2;
        return count == 0
            ? default
            : new Rgb((byte)((red + half) / count), (byte)((green + half) / count), (byte)((blue + half) / count));
    }

    private static int Luma(Rgb colour) => ((colour.R * 54) + (colour.G * 183) + (colour.B * 19)) >> 8;
}

using System.Text;
using LettucePlug.Imaging.Tests.Support;

namespace LettucePlug.Imaging.Tests.Cells;

public sealed class CellRendererTests
{
    private static readonly Rgb White = new(255, 255, 255);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_half_block_shows_both_pixels_of_its_cell()
    {
        var source = Pictures.Flat(1, 2, 255, 0, 0);
        source.Pixels[4] = 0;
        source.Pixels[6] = 250;

        var cell = Render(source, 1, 1, new CellOptions { Shape = CellShape.HalfBlocks })[0, 0];

        cell.ShouldBe(new CellGlyph(new Rune('▀'), new Rgb(255, 0, 0), new Rgb(0, 0, 250)));
    }

    [Theory]
    [InlineData(0b0001, "▘")]
    [InlineData(0b0011, "▀")]
    [InlineData(0b0110, "▞")]
    [InlineData(0b0111, "▛")]
    [InlineData(0b0101, "▌")]
    public void A_quadrant_splits_its_cell_between_its_two_colours(int lit, string glyph)
    {
        var source = Pictures.Flat(2, 2, 0, 0, 0);
        for (var index = 0; index < 4; index++)
        {
            source.Pixels.AsSpan(index * 4, 3).Fill((lit >> index & 1) != 0 ? (byte)255 : (byte)0);
        }

        var cell = Render(source, 1, 1, new CellOptions { Background = Rgb.Black })[0, 0];

        cell.ShouldBe(new CellGlyph(glyph.EnumerateRunes().Single(), White, Rgb.Black));
    }

    [Fact]
    public void Every_quadrant_pattern_is_drawn_back_exactly()
    {
        for (var lit = 0; lit < 16; lit++)
        {
            var source = Pictures.Flat(2, 2, 10, 10, 10);
            for (var index = 0; index < 4; index++)
            {
                source.Pixels.AsSpan(index * 4, 3).Fill((lit >> index & 1) != 0 ? (byte)240 : (byte)10);
            }

            Paint(Render(source, 1, 1, new CellOptions()), 2).ShouldBe(source.Pixels, $"{lit:b4}");
        }
    }

    [Theory]
    [InlineData(CellShape.HalfBlocks, 26)]
    [InlineData(CellShape.Quadrants, 24)]
    public void A_photo_is_recognisable(CellShape shape, double least)
    {
        var source = Pictures.Photo(480, 360);

        var cells = Render(source, 60, 30, new CellOptions { Shape = shape });

        var across = shape == CellShape.Quadrants ? 2 : 1;
        var reference = BitmapScaler.Scale(source, new PixelSize(60 * across, 60), cancellationToken: Cancel);
        Pictures.Psnr(Paint(cells, across), reference.Pixels).ShouldBeGreaterThan(least);
    }

    [Fact]
    public void Colours_come_from_the_palette_asked_for()
    {
        var source = Pictures.Photo(200, 100);
        var wide = Enumerable.Range(16, 240).Select(TerminalPalette.Colour).ToHashSet();

        foreach (var shape in Enum.GetValues<CellShape>())
        {
            Colours(Render(source, 20, 10, new CellOptions { Shape = shape, Colours = CellColours.Palette256 }))
                .ShouldAllBe(colour => wide.Contains(colour));
            Colours(Render(source, 20, 10, new CellOptions { Shape = shape, Colours = CellColours.Palette16 }))
                .ShouldAllBe(colour => TerminalPalette.Ansi.Contains(colour));
            Colours(Render(source, 20, 10, new CellOptions { Shape = shape, Colours = CellColours.None })).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_palette_colour_is_its_own_nearest()
    {
        for (var number = 16; number < 256; number++)
        {
            TerminalPalette.Colour(TerminalPalette.Nearest256(TerminalPalette.Colour(number)))
                .ShouldBe(TerminalPalette.Colour(number));
        }

        for (var number = 0; number < 16; number++)
        {
            TerminalPalette.Nearest16(TerminalPalette.Ansi[number]).ShouldBe(number);
        }
    }

    [Fact]
    public void Ascii_uses_denser_characters_for_brighter_pixels()
    {
        var source = Pictures.Flat(10, 1, 0, 0, 0);
        for (var x = 0; x < 10; x++)
        {
            source.Pixels.AsSpan(x * 4, 3).Fill((byte)(x * 28));
        }

        var cells = Render(source, 10, 1, new CellOptions { Shape = CellShape.Ascii, Colours = CellColours.None });

        string.Concat(cells.Row(0).ToArray().Select(cell => cell.Glyph.ToString())).ShouldBe(" .:-=+*#%@");
    }

    [Fact]
    public void Tolerance_lets_neighbours_share_colours()
    {
        var source = Pictures.Photo(480, 360);

        var exact = Changes(Render(source, 60, 30, new CellOptions()));
        var tolerant = Changes(Render(source, 60, 30, new CellOptions { Tolerance = 24 }));

        tolerant.ShouldBeLessThan(exact * 3 / 4);
    }

    [Fact]
    public void Transparent_parts_leave_the_terminal_its_own_background()
    {
        var source = Pictures.Flat(4, 4, 200, 200, 200, 0);

        Render(source, 2, 2, new CellOptions())[0, 0].ShouldBe(new CellGlyph(new Rune(' '), null, null));
        Render(source, 2, 2, new CellOptions { Background = White })[0, 0].ShouldBe(new CellGlyph(new Rune(' '), null, White));
    }

    [Theory]
    [InlineData(1024, 1024, 60, 30, 60, 30)]
    [InlineData(1024, 512, 60, 30, 60, 15)]
    [InlineData(512, 1024, 60, 30, 30, 30)]
    public void A_picture_keeps_its_shape_in_cells(int width, int height, int columns, int rows, int fitColumns, int fitRows)
    {
        CellRenderer.Fit(new PixelSize(width, height), columns, rows, new PixelSize(9, 18))
            .ShouldBe(new PixelSize(fitColumns, fitRows));
    }

    private static CellImage Render(Bitmap source, int columns, int rows, CellOptions options) =>
        CellRenderer.Render(source, columns, rows, options, Cancel);

    private static List<Rgb> Colours(CellImage cells) =>
    [
        .. from row in Enumerable.Range(0, cells.Rows)
           from cell in cells.Row(row).ToArray()
           from colour in new[] { cell.Foreground, cell.Background }
           where colour is not null && colour != Rgb.Black
           select colour.Value,
    ];

    private static int Changes(CellImage cells)
    {
        var changes = 0;
        for (var row = 0; row < cells.Rows; row++)
        {
            CellGlyph last = default;
            foreach (var cell in cells.Row(row))
            {
                changes += cell.Foreground is not null && cell.Foreground != last.Foreground ? 1 : 0;
                changes += cell.Background != last.Background ? 1 : 0;
                last = cell with { Foreground = cell.Foreground ?? last.Foreground };
            }
        }

        return changes;
    }

    /// <summary>Draws cells back to pixels, two rows and <paramref name="across"/> columns a cell.</summary>
    private static byte[] Paint(CellImage cells, int across)
    {
        const string Quarters = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";
        var bitmap = new Bitmap(cells.Columns * across, cells.Rows * 2);
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                var cell = cells[x / across, y / 2];
                var bit = (x % across) + (y % 2 * 2);
                var isLit = (Quarters.IndexOf(cell.Glyph.ToString(), StringComparison.Ordinal) >> bit & 1) != 0;
                var colour = (isLit ? cell.Foreground : cell.Background) ?? Rgb.Black;
                var pixel = bitmap.Row(y).Slice(x * 4, 4);
                (pixel[0], pixel[1], pixel[2], pixel[3]) = (colour.R, colour.G, colour.B, 255);
            }
        }

        return bitmap.Pixels;
    }
}

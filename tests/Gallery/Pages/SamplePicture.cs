using LettucePlug.Imaging;

namespace LettucePlug.Terminal.Gallery;

/// <summary>A picture made by arithmetic, through the same steps as one from a file: bitmap, cells.</summary>
internal sealed class SamplePicture : IPictureSource
{
    private const int Side = 96;

    private readonly Bitmap _bitmap = Make();
    private readonly Dictionary<Size, CellPicture> _cells = [];

    public event Action? Changed
    {
        add { }
        remove { }
    }

    public string Description => $"Picture of {Side}x{Side}";

    public Size Fit(Size space)
    {
        var fit = CellRenderer.Fit(_bitmap.Size, Math.Max(1, space.Columns), Math.Max(1, space.Rows), new PixelSize(9, 18));
        return new Size(fit.Width, fit.Height);
    }

    public CellPicture? Cells(Size size)
    {
        if (!_cells.TryGetValue(size, out var cells))
        {
            var image = CellRenderer.Render(_bitmap, size.Columns, size.Rows, new CellOptions { Shape = CellShape.HalfBlocks });
            cells = new CellPicture(size, Enumerable.Range(0, size.Columns * size.Rows)
                .Select(i => image[i % size.Columns, i / size.Columns])
                .Select(cell => (cell.Glyph, Style.Colors(Of(cell.Foreground), Of(cell.Background)))));
            _cells[size] = cells;
        }

        return cells;
    }

    public PixelPicture? Pixels(Size size) => null;

    private static Color Of(Rgb? color) => color is { } rgb ? Color.Rgb(rgb.R, rgb.G, rgb.B) : Color.Default;

    private static Bitmap Make()
    {
        var pixels = new byte[Side * Side * Bitmap.BytesPerPixel];
        for (var i = 0; i < Side * Side; i++)
        {
            var (x, y) = (i % Side, i / Side);
            var wave = (int)(40 * Math.Sin(x / 9.0) * Math.Cos(y / 7.0));
            pixels[(i * 4) + 0] = (byte)(x * 2);
            pixels[(i * 4) + 1] = (byte)Math.Clamp(90 + wave, 0, 255);
            pixels[(i * 4) + 2] = (byte)(y * 2);
            pixels[(i * 4) + 3] = 255;
        }

        return new Bitmap(Side, Side, pixels);
    }
}

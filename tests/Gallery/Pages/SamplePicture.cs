using LettucePlug.Imaging;

namespace LettucePlug.Terminal.Gallery;

/// <summary>A picture made by arithmetic, through the same steps as one from a file: bitmap, cells, pixels.</summary>
internal sealed class SamplePicture(Func<TerminalCapabilities> capabilities) : IPictureSource
{
    private const int Side = 96;

    private readonly Bitmap _bitmap = Make();
    private readonly Dictionary<Size, CellPicture> _cells = [];
    private readonly Dictionary<(Size, GraphicsProtocol), PixelPicture?> _pixels = [];

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

    public PixelPicture? Pixels(Size size)
    {
        GraphicsProtocol? protocol = capabilities() switch
        {
            { KittyGraphics: true } => GraphicsProtocol.Kitty,
            { ITerm2Images: true } => GraphicsProtocol.ITerm2,
            { Sixel: true } => GraphicsProtocol.Sixel,
            _ => null,
        };
        if (protocol is not { } known)
        {
            return null;
        }

        if (!_pixels.TryGetValue((size, known), out var picture))
        {
            // So small a picture is encoded at once; a real one on another thread.
            picture = _pixels[(size, known)] = Draw(size, known, (uint)_pixels.Count + 1);
        }

        return picture;
    }

    private PixelPicture? Draw(Size size, GraphicsProtocol protocol, uint id)
    {
        var cell = capabilities().CellPixels ?? TerminalCapabilities.UsualCellPixels;
        var payload = GraphicsEncoder.Encode(_bitmap, new GraphicsRequest
        {
            Protocol = protocol,
            Columns = size.Columns,
            Rows = size.Rows,
            CellPixels = new PixelSize(cell.Columns, cell.Rows),
            ImageId = id,
        });
        return payload is null ? null : new PixelPicture
        {
            Chunks = payload.Chunks,
            Abort = payload.Abort,
            Place = protocol == GraphicsProtocol.Kitty ? KittyGraphics.Place(id, 1, size.Columns, size.Rows) : default,
            Delete = protocol == GraphicsProtocol.Kitty ? KittyGraphics.DeletePlacement(id, 1) : default,
        };
    }

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

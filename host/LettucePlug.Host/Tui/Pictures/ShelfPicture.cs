using LettucePlug.Imaging;
using LettucePlug.Terminal;
using Size = LettucePlug.Terminal.Size;

namespace LettucePlug.Host.Tui.Pictures;

/// <summary>
/// One picture: nothing at first, then its pixels. Cells are made once for each size it is shown in, and what a graphics
/// protocol draws beside the UI.
/// </summary>
internal sealed class ShelfPicture(
    PictureLook look,
    PixelSize size,
    string description,
    Func<ShelfPicture, CancellationToken, Task> load,
    Func<Func<PixelPicture?>, Action<PixelPicture?>, Task> draw) : IPictureSource
{
    private const int MostSizes = 4;

    private readonly List<(Size Size, CellOptions Options, CellPicture Picture)> _made = [];
    private readonly List<(Size Size, GraphicsProtocol Protocol, PixelSize Cell, PixelPicture? Picture)> _drawn = [];
    private Bitmap? _bitmap;
    private PixelSize _size = size;
    private bool _isAsked;

    public event Action? Changed;

    public string Description { get; private set; } = description;

    public void Take(Bitmap bitmap)
    {
        _bitmap = bitmap;
        _size = bitmap.Size;
        _made.Clear();
        _drawn.Clear();
        Changed?.Invoke();
    }

    public void Fail(string reason)
    {
        Description = $"{Description} {reason}";
        Changed?.Invoke();
    }

    public Size Fit(Size space)
    {
        if (space.IsEmpty)
        {
            return space;
        }

        if (look.IsOff)
        {
            // Only the words for it are shown.
            return new Size(Math.Min(space.Columns, TextWidth.Of(Description)), 1);
        }

        var fit = CellRenderer.Fit(_size, space.Columns, space.Rows, look.CellPixels);
        return new Size(Math.Clamp(fit.Width, 1, space.Columns), Math.Clamp(fit.Height, 1, space.Rows));
    }

    public CellPicture? Cells(Size size)
    {
        if (look.IsOff || size.IsEmpty)
        {
            return null;
        }

        if (_bitmap is null)
        {
            if (!_isAsked)
            {
                _isAsked = true;
                _ = load(this, CancellationToken.None);
            }

            return null;
        }

        var options = look.Options;
        var found = _made.Find(one => one.Size == size && one.Options == options).Picture;
        if (found is null)
        {
            found = Make(CellRenderer.Render(_bitmap, size.Columns, size.Rows, options));
            _made.Add((size, options, found));
            _made.RemoveRange(0, Math.Max(0, _made.Count - MostSizes));
        }

        return found;
    }

    public PixelPicture? Pixels(Size size)
    {
        if (_bitmap is not { } bitmap || look.IsOff || size.IsEmpty || look.Protocol is not { } protocol)
        {
            return null;
        }

        var cell = look.CellPixels;
        var known = _drawn.FindIndex(one => one.Size == size && one.Protocol == protocol && one.Cell == cell);
        if (known >= 0)
        {
            return _drawn[known].Picture;
        }

        _drawn.RemoveRange(0, Math.Max(0, _drawn.Count - MostSizes + 1));
        _drawn.Add((size, protocol, cell, null));
        _ = draw(
            () => PixelPictures.Draw(bitmap, protocol, size, cell),
            picture =>
            {
                var place = _drawn.FindIndex(one => one.Size == size && one.Protocol == protocol && one.Cell == cell);
                if (place >= 0 && picture is not null)
                {
                    _drawn[place] = (size, protocol, cell, picture);
                    Changed?.Invoke();
                }
            });
        return null;
    }

    private static CellPicture Make(CellImage image)
    {
        var cells = new List<(System.Text.Rune, Style)>(image.Columns * image.Rows);
        for (var row = 0; row < image.Rows; row++)
        {
            foreach (var cell in image.Row(row))
            {
                cells.Add((cell.Glyph, Style.Colors(Colour(cell.Foreground), Colour(cell.Background))));
            }
        }

        return new CellPicture(new Size(image.Columns, image.Rows), cells);
    }

    private static Color Colour(Rgb? colour) => colour is { } rgb ? Color.Rgb(rgb.R, rgb.G, rgb.B) : Color.Default;
}

using LettucePlug.Imaging;
using LettucePlug.Terminal;
using Size = LettucePlug.Terminal.Size;

namespace LettucePlug.Host.Tui.Pictures;

/// <summary>
/// One picture: nothing at first, then its pixels; cells are made once for each size it is shown in, and so is what the
/// terminal's own way of showing pictures takes.
/// </summary>
internal sealed class ShelfPicture(
    PictureLook look,
    PixelSize size,
    string description,
    Func<ShelfPicture, CancellationToken, Task> load,
    Func<Func<PixelPicture?>, Action<PixelPicture?>, Task>? encode = null) : IPictureSource
{
    private const int MostSizes = 4;
    private const uint OnlyPlacement = 1;

    // kitty knows each transmitted picture by a number.
    private static uint _lastImage;

    private readonly List<(Size Size, CellOptions Options, CellPicture Picture)> _made = [];
    private readonly List<(Size Size, GraphicsProtocol Protocol, PixelPicture? Picture)> _encoded = [];
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
        _encoded.Clear();
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
        if (look.IsOff || _bitmap is not { } bitmap || encode is null || look.Protocol is not { } protocol || size.IsEmpty)
        {
            return null;
        }

        var known = _encoded.FindIndex(one => one.Size == size && one.Protocol == protocol);
        if (known >= 0)
        {
            return _encoded[known].Picture;
        }

        // Asked for once; until it is there the cells stay.
        _encoded.Add((size, protocol, null));
        _encoded.RemoveRange(0, Math.Max(0, _encoded.Count - MostSizes));
        var request = new GraphicsRequest
        {
            Protocol = protocol,
            Columns = size.Columns,
            Rows = size.Rows,
            CellPixels = look.CellPixels,
            MaxBytes = look.ByteBudget,
            ImageId = ++_lastImage,
            Background = look.Background,
        };
        _ = encode(() => Encode(bitmap, request), picture => Take(size, protocol, picture));
        return null;
    }

    private static PixelPicture? Encode(Bitmap bitmap, GraphicsRequest request)
    {
        if (GraphicsEncoder.Encode(bitmap, request) is not { } payload)
        {
            return null;
        }

        var isKitty = request.Protocol == GraphicsProtocol.Kitty;
        return new PixelPicture
        {
            Chunks = payload.Chunks,
            Abort = payload.Abort,
            Place = isKitty ? KittyGraphics.Place(request.ImageId, OnlyPlacement, request.Columns, request.Rows) : default,
            Delete = isKitty ? KittyGraphics.DeletePlacement(request.ImageId, OnlyPlacement) : default,
        };
    }

    private void Take(Size size, GraphicsProtocol protocol, PixelPicture? picture)
    {
        var place = _encoded.FindIndex(one => one.Size == size && one.Protocol == protocol);
        if (place >= 0 && picture is not null)
        {
            _encoded[place] = (size, protocol, picture);
            Changed?.Invoke();
        }
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

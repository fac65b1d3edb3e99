using LettucePlug.Host.Assets;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Images as small pictures of cells, row by row, each with a line below it.</summary>
internal sealed class PictureGrid(PictureShelf shelf) : Component
{
    private const int TileColumns = 20;
    private const int TileRows = 9;

    private IReadOnlyList<AssetRecord> _items = [];
    private int _current;
    private int _firstRow;
    private int _across = 1;
    private int _down = 1;

    /// <summary>The line below a picture.</summary>
    public Func<AssetRecord, string> Label { get; set; } = asset => asset.Name ?? asset.Prompt ?? asset.Id;

    public string EmptyText { get; set; } = "Nothing here yet.";

    public IReadOnlyList<AssetRecord> Items
    {
        get => _items;
        set
        {
            _items = value;
            _current = Math.Clamp(_current, 0, Math.Max(0, value.Count - 1));
        }
    }

    public AssetRecord? Current => _items.Count > 0 ? _items[_current] : null;

    public event Action<AssetRecord>? Opened;

    public override bool CanFocus => true;

    public void MoveTo(int index) => _current = Math.Clamp(index, 0, Math.Max(0, _items.Count - 1));

    protected override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_items.Count == 0)
        {
            return false;
        }

        var by = Step(key);
        if (by is { } step)
        {
            MoveTo(_current + step);
            return true;
        }

        if (key.Is(Key.Enter) && Opened is not null)
        {
            Opened(_items[_current]);
            return true;
        }

        return false;
    }

    protected override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        switch (mouse.Kind)
        {
            case MouseKind.WheelUp or MouseKind.WheelDown:
                MoveTo(_current + (mouse.Kind == MouseKind.WheelUp ? -_across : _across));
                return true;
            case MouseKind.Down when mouse.Button == MouseButton.Left:
                var (columns, rows) = TileSize(new Size(ScreenArea.Width, ScreenArea.Height));
                var index = ((_firstRow + (mouse.Position.Y / rows)) * _across) + Math.Min(_across - 1, mouse.Position.X / columns);
                if (index < _items.Count)
                {
                    if (index == _current)
                    {
                        Opened?.Invoke(_items[index]);
                    }

                    MoveTo(index);
                }

                return true;
            default:
                return false;
        }
    }

    protected override void Paint(Canvas canvas)
    {
        if (_items.Count == 0)
        {
            canvas.WriteFit(1, 0, canvas.Size.Columns - 1, EmptyText, Role.Muted);
            return;
        }

        var (columns, rows) = TileSize(canvas.Size);
        _across = Math.Max(1, canvas.Size.Columns / columns);
        _down = Math.Max(1, canvas.Size.Rows / rows);
        var row = _current / _across;
        _firstRow = Math.Clamp(_firstRow, Math.Max(0, row - _down + 1), row);
        for (var index = _firstRow * _across; index < Math.Min(_items.Count, (_firstRow + _down) * _across); index++)
        {
            var place = new Rect(index % _across * columns, ((index / _across) - _firstRow) * rows, columns - 1, rows);
            using (canvas.Push(place))
            {
                PaintTile(canvas, index);
            }
        }
    }

    private static (int Columns, int Rows) TileSize(Size room) =>
        (Math.Clamp(TileColumns, 1, Math.Max(1, room.Columns)), Math.Clamp(TileRows, 2, Math.Max(2, room.Rows)));

    private int? Step(KeyEvent key) => key switch
    {
        _ when key.Is(Key.Left) || key.Is('h') => -1,
        _ when key.Is(Key.Right) || key.Is('l') => 1,
        _ when key.Is(Key.Up) || key.Is('k') => _current - _across >= 0 ? -_across : null,
        _ when key.Is(Key.Down) || key.Is('j') => _current + _across < _items.Count ? _across : null,
        _ when key.Is(Key.PageUp) => -_across * _down,
        _ when key.Is(Key.PageDown) => _across * _down,
        _ when key.Is(Key.Home) => -_current,
        _ when key.Is(Key.End) => _items.Count,
        _ => null,
    };

    private void PaintTile(Canvas canvas, int index)
    {
        var asset = _items[index];
        var room = new Size(canvas.Size.Columns, Math.Max(1, canvas.Size.Rows - 1));
        var picture = shelf.Of(asset);
        var size = picture.Fit(room);
        if (picture.Cells(size) is { } cells)
        {
            cells.Draw(canvas, 0, 0);
        }
        else
        {
            canvas.WriteFit(0, 0, room.Columns, picture.Description, Role.Muted);
        }

        var isCurrent = index == _current;
        var text = Sanitizer.Clean(Label(asset), singleLine: true);
        Style style = !isCurrent ? Role.Muted : HasFocus ? Role.Selection : Role.SelectionInactive;
        canvas.WriteFit(0, room.Rows, room.Columns, (isCurrent ? "> " : "  ") + text, style);
    }
}

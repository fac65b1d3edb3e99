namespace LettucePlug.Terminal;

/// <summary>
/// A grid of cells that components draw on. It holds grapheme clusters and styles, never control characters, so
/// whatever text is drawn, no escape sequence can reach the terminal.
/// </summary>
/// <remarks>
/// Coordinates are those of the current area (see <see cref="Push"/>), counted from its top left; what lies outside is
/// cut off, never an error. One thread at a time. A whole screen is drawn afresh for every frame: the
/// <see cref="Renderer"/> finds what changed.
/// </remarks>
public sealed partial class Canvas
{
    private Cell[] _cells = [];
    private Rect _clip;
    private Point _origin;
    private Size _area;

    /// <summary>An empty canvas.</summary>
    /// <param name="size">Its size; at least one cell is made.</param>
    public Canvas(Size size) => Resize(size);

    /// <summary>The size of the current area.</summary>
    public Size Size => _area;

    /// <summary>The current area, from 0,0.</summary>
    public Rect Bounds => new(_area);

    /// <summary>The size of the whole grid.</summary>
    public Size FullSize { get; private set; }

    /// <summary>Where the terminal's cursor belongs, in cells of the whole grid; <c>null</c> to leave it hidden.</summary>
    /// <remarks>Input methods open their window at the real cursor, so the focused editor always sets it.</remarks>
    public Point? Cursor { get; private set; }

    /// <summary>The form of the cursor.</summary>
    public CursorShape CursorShape { get; private set; }

    internal CellStore Store { get; private set; } = new();

    internal ReadOnlySpan<Cell> Cells => _cells;

    /// <summary>Begins a new picture: blanks every cell, forgets the cursor and any area that is still pushed.</summary>
    /// <param name="style">What the blanks look like.</param>
    public void Clear(Style style = default)
    {
        if (Store.IsFull)
        {
            Store = new CellStore();
        }

        Cursor = null;
        CursorShape = CursorShape.Default;
        _clip = new Rect(FullSize);
        _origin = default;
        _area = FullSize;
        _cells.AsSpan().Fill(new Cell(' ', Store.Number(style)));
    }

    /// <summary>Gives the grid another size and clears it.</summary>
    public void Resize(Size size)
    {
        FullSize = new Size(Math.Max(1, size.Columns), Math.Max(1, size.Rows));
        _cells = new Cell[FullSize.Columns * FullSize.Rows];
        Clear();
    }

    /// <summary>
    /// Makes an area the whole world until the scope is disposed: its top left becomes 0,0 and nothing outside can be drawn.
    /// </summary>
    /// <example><code>using (canvas.Push(rect)) { child.Paint(canvas); }</code></example>
    public Scope Push(Rect area)
    {
        var scope = new Scope(this);
        _clip = area.Offset(_origin.X, _origin.Y).Intersect(_clip);
        _origin = new Point(_origin.X + area.X, _origin.Y + area.Y);
        _area = area.Size;
        return scope;
    }

    /// <summary>
    /// Makes what is drawn until the scope is disposed appear moved, inside the same clip: the way to scroll.
    /// </summary>
    public Scope Shift(int x, int y)
    {
        var scope = new Scope(this);
        _origin = new Point(_origin.X + x, _origin.Y + y);
        return scope;
    }

    /// <summary>The current area in cells of the whole grid, without what is cut off.</summary>
    public Rect VisibleArea => new Rect(_origin.X, _origin.Y, _area.Columns, _area.Rows).Intersect(_clip);

    /// <summary>Where the current area begins, in cells of the whole grid; outside of it when scrolled away.</summary>
    public Point Origin => _origin;

    /// <summary>Puts the terminal's cursor here, if the cell can be seen.</summary>
    public void SetCursor(int x, int y, CursorShape shape = CursorShape.Default)
    {
        var point = new Point(_origin.X + x, _origin.Y + y);
        if (_clip.Contains(point))
        {
            Cursor = point;
            CursorShape = shape;
        }
    }

    /// <summary>Takes back <see cref="SetCursor"/>: for what covers the one that set it.</summary>
    public void HideCursor() => Cursor = null;

    /// <summary>Ends an area begun with <see cref="Push"/> or <see cref="Shift"/>.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly Canvas _canvas;
        private readonly Rect _clip;
        private readonly Point _origin;
        private readonly Size _area;

        internal Scope(Canvas canvas)
        {
            _canvas = canvas;
            _clip = canvas._clip;
            _origin = canvas._origin;
            _area = canvas._area;
        }

        /// <summary>Goes back to the area there was before.</summary>
        public void Dispose()
        {
            _canvas._clip = _clip;
            _canvas._origin = _origin;
            _canvas._area = _area;
        }
    }
}

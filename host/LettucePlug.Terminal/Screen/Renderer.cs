namespace LettucePlug.Terminal;

/// <summary>
/// Turns a canvas into the bytes that bring the terminal from what it shows to that picture: changed cells only, the
/// cheapest way of moving and styling, the terminal's own scrolling where that pays, and never more than a full redraw.
/// </summary>
/// <remarks>
/// A rendered frame counts as shown: send it, or call <see cref="Invalidate"/>. One thread at a time.
/// </remarks>
public sealed class Renderer
{
    // Frames below it go through in one piece anyhow; the marks would be most of them.
    private const int WorthMarking = 256;

    // Matches no cell of any picture.
    private static Cell NothingKnown { get; } = new(int.MinValue, -1);

    private readonly ScrollFinder _scrolls = new();
    private readonly FrameEncoder _scrolled = new(new FrameBuffer());
    private readonly FrameEncoder _redrawn = new(new FrameBuffer());
    private readonly FrameEncoder _changed = new(new FrameBuffer());
    private readonly FrameBuffer _frame = new();
    private readonly FrameEncoder _state = new(new FrameBuffer());
    private LookTable _looks = new();
    private Cell[] _front = [];
    private Cell[] _back = [];
    private Cell[] _moved = [];
    private Size _size;
    private CellStore? _store;
    private WidthProfile? _widths;
    private bool _cursorShown = true;
    private CursorShape? _cursorShape = CursorShape.Default;
    private bool _valid;

    /// <summary>Forgets what the terminal shows: the next frame draws all of it.</summary>
    public void Invalidate()
    {
        _valid = false;
        _cursorShape = null;
    }

    /// <summary>Whether the last frame began with erasing the screen.</summary>
    public bool HasErased { get; private set; }

    /// <summary>The bytes of the next frame; empty when the picture is there already. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Render(Canvas canvas, Theme theme, TerminalCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(theme);
        ArgumentNullException.ThrowIfNull(capabilities);
        Prepare(canvas, theme, capabilities);
        var context = new FrameContext(_looks, canvas.Store, capabilities.Widths, capabilities.BackColorErase);
        _frame.Clear();
        var encoder = _valid ? Shortest(context) : Redraw(context);
        HasErased = ReferenceEquals(encoder, _redrawn);
        _frame.Append(encoder.Output.Bytes);
        _state.CopyStateOf(encoder);
        Finish(canvas, capabilities);
        (_front, _back) = (_back, _front);
        _valid = true;
        return _frame.Bytes;
    }

    private void Prepare(Canvas canvas, Theme theme, TerminalCapabilities capabilities)
    {
        if (_size != canvas.FullSize)
        {
            _size = canvas.FullSize;
            _front = new Cell[_size.Columns * _size.Rows];
            _back = new Cell[_front.Length];
            _moved = new Cell[_front.Length];
            _valid = false;
        }

        if (_looks.IsFull)
        {
            _looks = new LookTable();
            _valid = false;
        }

        if (_store != canvas.Store || _widths != capabilities.Widths)
        {
            (_store, _widths) = (canvas.Store, capabilities.Widths);
            _valid = false;
        }

        _looks.Use(canvas.Store, theme, capabilities.Depth);
        _looks.OfBlank(0);
        var cells = canvas.Cells;
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i];

            // The right half looks like the left whatever it was given.
            _back[i] = new Cell(
                cell.Glyph,
                cell.IsRightHalf ? 0 : cell.Glyph == ' ' ? _looks.OfBlank(cell.Style) : _looks.OfStyle(cell.Style));
        }

        if (!_valid)
        {
            _front.AsSpan().Fill(NothingKnown);
        }
    }

    private FrameEncoder Shortest(in FrameContext context)
    {
        var best = _changed;
        best.Output.Clear();
        best.CopyStateOf(_state);
        best.Encode(_front, _back, _size, context);
        var blank = new Cell(' ', _looks.OfBlank(0));
        if (best.Output.Length > 0 && _looks.IsErasable(blank.Style, context.BackColorErase) &&
            _scrolls.Find(_front, _back, _size, out var top, out var bottom, out var by))
        {
            Move(top, bottom, by, blank);
            _scrolled.Output.Clear();
            _scrolled.CopyStateOf(_state);
            _scrolled.Scroll(top, bottom, by, _looks[blank.Style]);
            _scrolled.Encode(_moved, _back, _size, context);
            best = _scrolled.Output.Length < best.Output.Length ? _scrolled : best;
        }

        if (best.Output.Length > LeastRedraw(blank))
        {
            var redrawn = Redraw(context);
            best = redrawn.Output.Length < best.Output.Length ? redrawn : best;
        }

        return best;
    }

    // No redraw can take fewer bytes than it has cells that are not blank page.
    private int LeastRedraw(Cell blank)
    {
        var count = 0;
        foreach (var cell in _back)
        {
            count += cell.Equals(blank) || cell.IsRightHalf ? 0 : 1;
        }

        return count;
    }

    private FrameEncoder Redraw(in FrameContext context)
    {
        var blank = new Cell(' ', _looks.OfBlank(0));
        _redrawn.Output.Clear();
        _redrawn.Forget();
        _redrawn.ClearScreen(_looks[blank.Style]);
        var known = _looks.IsErasable(blank.Style, context.BackColorErase) ? blank : NothingKnown;
        _moved.AsSpan().Fill(known);
        _redrawn.Encode(_moved, _back, _size, context);
        return _redrawn;
    }

    private void Move(int top, int bottom, int by, Cell blank)
    {
        _front.CopyTo(_moved, 0);
        var columns = _size.Columns;
        var region = _moved.AsSpan(top * columns, (bottom - top + 1) * columns);
        var shift = Math.Abs(by) * columns;
        if (by > 0)
        {
            region[shift..].CopyTo(region);
            region[^shift..].Fill(blank);
        }
        else
        {
            region[..^shift].CopyTo(region[shift..]);
            region[..shift].Fill(blank);
        }
    }

    private void Finish(Canvas canvas, TerminalCapabilities capabilities)
    {
        var output = _state.Output;
        output.Clear();
        var show = canvas.Cursor is not null;
        if (canvas.Cursor is { } cursor)
        {
            _state.MoveTo(cursor.X, cursor.Y);
            if (_cursorShape != canvas.CursorShape)
            {
                _cursorShape = canvas.CursorShape;
                output.Append("\e["u8);
                output.AppendNumber((int)canvas.CursorShape);
                output.Append(" q"u8);
            }
        }

        var big = _frame.Length + output.Length > WorthMarking;
        var hidden = !_cursorShown || !_valid;
        if ((!show && (_cursorShown || !_valid)) || (show && big && !capabilities.SynchronizedOutput))
        {
            _frame.Prepend("\e[?25l"u8);
            hidden = true;
        }

        if (show && hidden)
        {
            output.Append("\e[?25h"u8);
        }

        _cursorShown = show;
        _frame.Append(output.Bytes);
        if (big && capabilities.SynchronizedOutput)
        {
            _frame.Prepend("\e[?2026h"u8);
            _frame.Append("\e[?2026l"u8);
        }
    }
}

namespace LettucePlug.Terminal;

/// <summary>
/// Writes what turns one grid of cells into another with few bytes. It knows where the terminal's cursor is and what
/// style is set, and takes the cheapest way from there.
/// </summary>
internal sealed partial class FrameEncoder
{
    private const int Unknown = -1;

    private readonly FrameBuffer _output;
    private int _row = Unknown;
    private int _column = Unknown;
    private Look _look;
    private bool _lookKnown;

    public FrameEncoder(FrameBuffer output) => _output = output;

    public FrameBuffer Output => _output;

    /// <summary>Forgets everything: the terminal was in other hands.</summary>
    public void Forget()
    {
        _row = _column = Unknown;
        _lookKnown = false;
    }

    public void CopyStateOf(FrameEncoder other) =>
        (_row, _column, _look, _lookKnown) = (other._row, other._column, other._look, other._lookKnown);

    /// <summary>Blanks the whole screen in this look.</summary>
    public void ClearScreen(Look look)
    {
        SetLook(look);
        _output.Append("\e[H\e[2J"u8);
        (_row, _column) = (0, 0);
    }

    /// <summary>Moves the rows of a region up by <paramref name="by"/> (down when negative); blank ones come in.</summary>
    public void Scroll(int top, int bottom, int by, Look blank)
    {
        SetLook(blank, forBlank: true);
        _output.Append("\e["u8);
        _output.AppendNumber(top + 1);
        _output.Append((byte)';');
        _output.AppendNumber(bottom + 1);
        _output.Append((byte)'r');
        Csi(Math.Abs(by), by > 0 ? (byte)'S' : (byte)'T');
        _output.Append("\e[r"u8);

        // Setting the margins moves the cursor, to the corner or, in origin mode, elsewhere.
        _row = _column = Unknown;
    }

    /// <summary>Sends the cells of <paramref name="back"/> that differ from <paramref name="front"/>, row by row.</summary>
    public void Encode(ReadOnlySpan<Cell> front, ReadOnlySpan<Cell> back, Size size, in FrameContext context)
    {
        for (var y = 0; y < size.Rows; y++)
        {
            var from = front.Slice(y * size.Columns, size.Columns);
            var to = back.Slice(y * size.Columns, size.Columns);
            if (!from.SequenceEqual(to))
            {
                EncodeRow(from, to, y, context);
            }
        }
    }

    public void MoveTo(int x, int y)
    {
        if (_row == y && _column == x)
        {
            return;
        }

        var absolute = AbsoluteCost(x, y);
        var relative = RelativeCost(x, y, out var useReturn);
        if (relative <= absolute)
        {
            if (useReturn)
            {
                _output.Append((byte)'\r');
                _column = 0;
            }

            _output.Append((byte)'\n', y - _row);
            Horizontal(_column, x);
        }
        else
        {
            Absolute(x, y);
        }

        (_row, _column) = (y, x);
    }

    private void EncodeRow(ReadOnlySpan<Cell> from, ReadOnlySpan<Cell> to, int y, in FrameContext context)
    {
        var end = to.Length;
        var tail = BlankTail(from, to, context);
        if (tail >= 0)
        {
            end = tail;
        }

        for (var x = 0; x < end; x++)
        {
            if (to[x].Equals(from[x]) || to[x].IsRightHalf)
            {
                continue;
            }

            if (!Bridge(to, x, y, context))
            {
                MoveTo(x, y);
            }

            Put(to[x], x, to.Length, context);
        }

        if (tail >= 0)
        {
            MoveTo(tail, y);
            SetLook(context.Looks[to[^1].Style], forBlank: true);
            _output.Append("\e[K"u8);
        }
    }

    // Where a tail of blanks begins that is worth erasing rather than writing; -1 when none is.
    private static int BlankTail(ReadOnlySpan<Cell> from, ReadOnlySpan<Cell> to, in FrameContext context)
    {
        const int EraseCost = 3;
        var last = to[^1];
        if (last.Glyph != ' ' || !context.Looks.IsErasable(last.Style, context.BackColorErase))
        {
            return -1;
        }

        var start = to.Length - 1;
        while (start > 0 && to[start - 1].Equals(last))
        {
            start--;
        }

        var first = start;
        while (first < to.Length && from[first].Equals(last))
        {
            first++;
        }

        var differing = 0;
        for (var x = first; x < to.Length; x++)
        {
            differing += from[x].Equals(last) ? 0 : 1;
        }

        return differing > EraseCost ? first : -1;
    }

    // Writes a few unchanged cells again where that is no longer than to jump over them.
    private bool Bridge(ReadOnlySpan<Cell> to, int x, int y, in FrameContext context)
    {
        const int Widest = 4;
        var gap = x - _column;
        if (_row != y || _column == Unknown || gap < 1 || gap > Widest)
        {
            return false;
        }

        var bytes = 0;
        for (var i = _column; i < x; i++)
        {
            var cell = to[i];
            if (cell.Glyph is < ' ' or > '~' || !Shows(context.Looks[cell.Style], cell.Glyph == ' '))
            {
                return false;
            }

            bytes++;
        }

        if (bytes > Math.Min(ForwardCost(gap), 1 + Digits(x + 1) + 2))
        {
            return false;
        }

        for (; _column < x; _column++)
        {
            _output.Append((byte)to[_column].Glyph);
        }

        return true;
    }

    private void Put(Cell cell, int x, int columns, in FrameContext context)
    {
        SetLook(context.Looks[cell.Style], forBlank: cell.Glyph == ' ');
        var width = cell.IsWide ? 2 : 1;
        _column += width;
        if (cell.IsDisputed)
        {
            PutDisputed(cell, x, columns, context);
        }
        else if (cell.IsCluster)
        {
            _output.AppendText(context.Store.ClusterOf(cell.Value));
        }
        else if (cell.Value < 0x7f)
        {
            _output.Append((byte)cell.Value);
        }
        else
        {
            _output.AppendRune(cell.Value);
        }

        // Behind the last column the cursor waits to wrap, or not: nobody can tell.
        if (x + width >= columns)
        {
            _column = Unknown;
        }
    }
}

namespace LettucePlug.Terminal;

public sealed partial class Canvas
{
    /// <summary>Writes one line of text, cluster by cluster, and returns how many columns it takes (drawn or cut off).</summary>
    /// <remarks>
    /// Nothing wraps. Control characters and line breaks appear as U+FFFD: split and sanitise first
    /// (<see cref="Wrap"/>, <see cref="Sanitizer"/>).
    /// </remarks>
    public int Write(int x, int y, ReadOnlySpan<char> text, Style style = default)
    {
        var number = Store.Number(style);
        var start = x;
        while (!text.IsEmpty)
        {
            if (text[0] is >= ' ' and < '\x7f' && (text.Length == 1 || text[1] < 0x300))
            {
                Set(x++, y, text[0], number);
                text = text[1..];
                continue;
            }

            var length = Graphemes.NextLength(text);
            x += PutCluster(x, y, text[..length], number);
            text = text[length..];
        }

        return x - start;
    }

    /// <summary>Writes a line of text of several styles, or the given part of it.</summary>
    /// <param name="x">The column of its first cell.</param>
    /// <param name="y">The row.</param>
    /// <param name="text">The text with its styles.</param>
    /// <param name="line">The part to draw, as <see cref="Wrap"/> found it; the whole when left out.</param>
    /// <param name="ground">A background for every run that has none of its own.</param>
    /// <returns>How many columns it takes.</returns>
    public int Write(int x, int y, StyledText text, TextLine? line = null, Role? ground = null)
    {
        var from = line?.Start ?? 0;
        var to = line is { } part ? part.Start + part.Length : text.Text.Length;
        var start = x;
        foreach (var run in text.Runs)
        {
            var first = Math.Max(from, run.Start);
            var last = Math.Min(to, run.Start + run.Length);
            if (first < last)
            {
                var style = ground is { } role && run.Style.Ground is null ? run.Style.On(role) : run.Style;
                x += Write(x, y, text.Text.AsSpan(first, last - first), style);
            }
        }

        return x - start;
    }

    /// <summary>Writes text cut to a width, with an ellipsis where something is missing, padded with blanks to the width.</summary>
    /// <param name="x">The column of its first cell.</param>
    /// <param name="y">The row.</param>
    /// <param name="width">How many columns to fill.</param>
    /// <param name="text">One line of text.</param>
    /// <param name="style">The style of text and padding.</param>
    /// <param name="align">Where the text stands when it is shorter.</param>
    public void WriteFit(
        int x, int y, int width, ReadOnlySpan<char> text, Style style = default, Alignment align = Alignment.Left)
    {
        if (width <= 0)
        {
            return;
        }

        Fill(new Rect(x, y, width, 1), style);
        var columns = TextWidth.Of(text);
        if (columns <= width)
        {
            var before = align switch
            {
                Alignment.Right => width - columns,
                Alignment.Center => (width - columns) / 2,
                _ => 0,
            };
            Write(x + before, y, text, style);
            return;
        }

        var head = Ellipsis.Fit(text, width - 1, out _);
        var drawn = Write(x, y, text[..head], style);
        Write(x + drawn, y, Ellipsis.Mark, style);
    }

    /// <summary>Writes a line of text of several styles cut to a width, with an ellipsis where something is missing.</summary>
    /// <param name="x">The column of its first cell.</param>
    /// <param name="y">The row.</param>
    /// <param name="width">The most columns it takes.</param>
    /// <param name="text">One line of text with its styles.</param>
    /// <param name="ground">A background for every run that has none of its own.</param>
    public void WriteFit(int x, int y, int width, StyledText text, Role? ground = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (width <= 0 || TextWidth.Of(text.Text) <= width)
        {
            Write(x, y, text, ground: ground);
            return;
        }

        var kept = Ellipsis.Fit(text.Text, width - 1, out var used);
        Write(x, y, text, new TextLine(0, kept, used, kept), ground);
        Style style = Role.Muted;
        Write(x + used, y, Ellipsis.Mark, ground is { } role ? style.On(role) : style);
    }

    /// <summary>Fills a rectangle with one character of width 1.</summary>
    public void Fill(Rect area, Style style = default, char with = ' ')
    {
        var visible = area.Offset(_origin.X, _origin.Y).Intersect(_clip);
        if (visible.IsEmpty)
        {
            return;
        }

        var glyph = with is < ' ' or '\x7f' || TextWidth.Of((int)with) != 1 ? ' ' : with;
        var cell = new Cell(glyph, Store.Number(style));
        for (var y = visible.Y; y < visible.Bottom; y++)
        {
            var row = _cells.AsSpan(y * FullSize.Columns, FullSize.Columns);
            Sever(row, visible.X);
            Sever(row, visible.Right);
            row.Slice(visible.X, visible.Width).Fill(cell);
        }
    }

    /// <summary>Changes the style of what is there and leaves the text: selections, dimmed ground behind a dialog.</summary>
    public void Restyle(Rect area, Func<Style, Style> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var visible = area.Offset(_origin.X, _origin.Y).Intersect(_clip);
        var from = -1;
        var to = 0;
        for (var y = visible.Y; y < visible.Bottom; y++)
        {
            foreach (ref var cell in _cells.AsSpan((y * FullSize.Columns) + visible.X, visible.Width))
            {
                if (cell.Style != from)
                {
                    from = cell.Style;
                    to = Store.Number(change(Store.StyleOf(from)));
                }

                cell.Style = to;
            }
        }
    }

    /// <summary>Copies cells of another canvas, which is left as it is.</summary>
    public void Blit(Canvas source, Rect from, Point to)
    {
        ArgumentNullException.ThrowIfNull(source);
        from = from.Intersect(new Rect(source.FullSize));
        for (var y = 0; y < from.Height; y++)
        {
            for (var x = 0; x < from.Width; x++)
            {
                var cell = source._cells[((from.Y + y) * source.FullSize.Columns) + from.X + x];
                if (cell.IsRightHalf)
                {
                    continue;
                }

                var style = Store.Number(source.Store.StyleOf(cell.Style));
                if (cell.IsCluster)
                {
                    PutCluster(to.X + x, to.Y + y, source.Store.ClusterOf(cell.Value), style);
                }
                else if (cell.IsWide)
                {
                    PutWide(to.X + x, to.Y + y, cell.Glyph, style);
                }
                else
                {
                    Set(to.X + x, to.Y + y, cell.Glyph, style);
                }
            }
        }
    }
}

namespace LettucePlug.Terminal;

public sealed partial class Canvas
{
    // A cluster longer than this is an attack on the renderer, not writing; the rest of its marks are dropped.
    private const int LongestCluster = 32;

    private int PutCluster(int x, int y, ReadOnlySpan<char> cluster, int style)
    {
        var shape = ClusterShape.Of(cluster);
        if (shape.Columns == 0)
        {
            return 0;
        }

        int glyph;
        if (shape.CodePoint >= 0)
        {
            glyph = shape.CodePoint;
        }
        else
        {
            var kept = cluster.Length > LongestCluster ? cluster[..LongestCluster] : cluster;
            if (char.IsHighSurrogate(kept[^1]))
            {
                kept = kept[..^1];
            }

            glyph = Store.Number(kept) | Cell.ClusterFlag;
        }

        if (shape.IsDisputed)
        {
            glyph |= Cell.DisputedFlag;
        }

        if (shape.Columns == 1)
        {
            Set(x, y, glyph, style);
        }
        else
        {
            PutWide(x, y, glyph | Cell.WideFlag, style);
        }

        return shape.Columns;
    }

    private void PutWide(int x, int y, int glyph, int style)
    {
        var left = _clip.Contains(new Point(_origin.X + x, _origin.Y + y));
        var right = _clip.Contains(new Point(_origin.X + x + 1, _origin.Y + y));
        if (left && right)
        {
            Set(x, y, glyph, style);
            Set(x + 1, y, ' ', style);
            _cells[((_origin.Y + y) * FullSize.Columns) + _origin.X + x] = new Cell(glyph, style);
            _cells[((_origin.Y + y) * FullSize.Columns) + _origin.X + x + 1] = new Cell(Cell.RightHalf, style);
        }
        else if (left)
        {
            Set(x, y, ' ', style);
        }
        else if (right)
        {
            Set(x + 1, y, ' ', style);
        }
    }

    private void Set(int x, int y, int glyph, int style)
    {
        x += _origin.X;
        y += _origin.Y;
        if (x < _clip.X || x >= _clip.Right || y < _clip.Y || y >= _clip.Bottom)
        {
            return;
        }

        var index = (y * FullSize.Columns) + x;
        ref var cell = ref _cells[index];
        if (cell.Glyph == Cell.RightHalf)
        {
            _cells[index - 1].Glyph = ' ';
        }
        else if (cell.IsWide)
        {
            _cells[index + 1].Glyph = ' ';
        }

        cell = new Cell(glyph, style);
    }

    // Cuts a wide cluster in two that begins left of the column.
    private static void Sever(Span<Cell> row, int column)
    {
        if (column > 0 && column < row.Length && row[column].IsRightHalf)
        {
            row[column - 1].Glyph = ' ';
            row[column].Glyph = ' ';
        }
    }
}

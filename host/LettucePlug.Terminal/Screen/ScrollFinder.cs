namespace LettucePlug.Terminal;

/// <summary>
/// Finds out whether a new picture is in large part the old one moved up or down, so that the terminal can move it. Only
/// whole rows move; what stands beside the moving part is repaired afterwards, which the gain has to pay for.
/// </summary>
internal sealed class ScrollFinder
{
    // Below this many cells the margins, the move and the repair cost more than they save.
    private const int LeastGain = 40;

    private ulong[] _old = [];
    private ulong[] _new = [];
    private int[] _votes = [];
    private int[] _differences = [];

    /// <summary>Finds the move that saves most; <paramref name="by"/> is positive for upwards.</summary>
    public bool Find(
        ReadOnlySpan<Cell> front, ReadOnlySpan<Cell> back, Size size, out int top, out int bottom, out int by)
    {
        (top, bottom, by) = (0, 0, 0);
        Prepare(size.Rows);
        if (!ChangedColumns(front, back, size, out var left, out var right))
        {
            return false;
        }

        for (var y = 0; y < size.Rows; y++)
        {
            _old[y] = Hash(front.Slice((y * size.Columns) + left, right - left));
            _new[y] = Hash(back.Slice((y * size.Columns) + left, right - left));
        }

        by = MostVoted(size.Rows);
        return by != 0 && Region(front, back, size, by, out top, out bottom);
    }

    private void Prepare(int rows)
    {
        if (_old.Length < rows)
        {
            _old = new ulong[rows];
            _new = new ulong[rows];
            _differences = new int[rows];
            _votes = new int[2 * rows];
        }

        Array.Clear(_votes);
    }

    private bool ChangedColumns(ReadOnlySpan<Cell> front, ReadOnlySpan<Cell> back, Size size, out int left, out int right)
    {
        const int FewestRows = 3;
        (left, right) = (size.Columns, 0);
        var rows = 0;
        var cells = 0;
        for (var y = 0; y < size.Rows; y++)
        {
            var from = front.Slice(y * size.Columns, size.Columns);
            var to = back.Slice(y * size.Columns, size.Columns);
            _differences[y] = 0;
            var same = from.CommonPrefixLength(to);
            if (same == size.Columns)
            {
                continue;
            }

            left = Math.Min(left, same);
            for (var x = same; x < size.Columns; x++)
            {
                if (!from[x].Equals(to[x]))
                {
                    _differences[y]++;
                    right = Math.Max(right, x + 1);
                }
            }

            rows++;
            cells += _differences[y];
        }

        return rows >= FewestRows && cells > LeastGain;
    }

    private int MostVoted(int rows)
    {
        var (best, votes) = (0, 0);
        for (var y = 0; y < rows; y++)
        {
            if (_differences[y] == 0)
            {
                continue;
            }

            for (var z = 0; z < rows; z++)
            {
                if (_old[z] != _new[y] || z == y)
                {
                    continue;
                }

                // Blank rows match everywhere; the first of several equal wishes wins, the shortest way first.
                var count = ++_votes[z - y + rows];
                if (count > votes || (count == votes && Math.Abs(z - y) < Math.Abs(best)))
                {
                    (best, votes) = (z - y, count);
                }
            }
        }

        return votes >= 2 ? best : 0;
    }

    // The run of rows for which moving pays best, by the greatest sum of gains.
    private bool Region(ReadOnlySpan<Cell> front, ReadOnlySpan<Cell> back, Size size, int by, out int top, out int bottom)
    {
        var shift = Math.Abs(by);
        var first = by > 0 ? 0 : shift;
        var last = by > 0 ? size.Rows - shift : size.Rows;
        var (bestSum, bestStart, bestEnd) = (0, 0, 0);
        var (sum, start) = (0, first);
        for (var y = first; y < last; y++)
        {
            if (sum <= 0)
            {
                (sum, start) = (0, y);
            }

            sum += _differences[y] - Differences(Row(front, size, y + by), Row(back, size, y));
            if (sum > bestSum)
            {
                (bestSum, bestStart, bestEnd) = (sum, start, y + 1);
            }
        }

        (top, bottom) = (0, 0);
        if (bestSum <= LeastGain)
        {
            return false;
        }

        (top, bottom) = by > 0 ? (bestStart, bestEnd + shift - 1) : (bestStart - shift, bestEnd - 1);
        var (freshFrom, freshTo) = by > 0 ? (bestEnd, bestEnd + shift) : (bestStart - shift, bestStart);
        for (var y = freshFrom; y < freshTo; y++)
        {
            bestSum -= NotBlank(Row(back, size, y)) - _differences[y];
        }

        return bestSum > LeastGain;
    }

    private static ReadOnlySpan<Cell> Row(ReadOnlySpan<Cell> cells, Size size, int y) =>
        cells.Slice(y * size.Columns, size.Columns);

    private static int Differences(ReadOnlySpan<Cell> from, ReadOnlySpan<Cell> to)
    {
        var count = 0;
        for (var x = 0; x < from.Length; x++)
        {
            count += from[x].Equals(to[x]) ? 0 : 1;
        }

        return count;
    }

    private static int NotBlank(ReadOnlySpan<Cell> row)
    {
        var count = 0;
        foreach (var cell in row)
        {
            count += cell.Glyph == ' ' && cell.Style == 0 ? 0 : 1;
        }

        return count;
    }

    private static ulong Hash(ReadOnlySpan<Cell> cells)
    {
        var hash = 14695981039346656037UL;
        foreach (var cell in cells)
        {
            hash = (hash ^ ((ulong)(uint)cell.Glyph << 32 | (uint)cell.Style)) * 1099511628211UL;
        }

        return hash;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace LettucePlug.Imaging;

/// <summary>The five row filters of PNG (W3C PNG, chapter 9).</summary>
internal static class PngFilters
{
    /// <summary>Undoes a filter in place; <paramref name="above"/> is the finished row before, of the same length.</summary>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (var at = step; at < row.Length; at++)
                {
                    row[at] += row[at - step];
                }

                break;
            case 2:
                AddAll(row, above);
                break;
            case 3:
                UndoAverage(row, above, step);
                break;
            case 4:
                UndoPaeth(row, above, step);
                break;
            default:
                throw CorruptImageException.Because("PNG", $"a row names the undefined filter {filter}");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Paeth(int left, int above, int corner)
    {
        var toLeft = Math.Abs(above - corner);
        var toAbove = Math.Abs(left - corner);
        var toCorner = Math.Abs(left + above - (2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static void AddAll(Span<byte> row, ReadOnlySpan<byte> above)
    {
        var at = 0;
        for (; at <= row.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            (new Vector<byte>(row[at..]) + new Vector<byte>(above[at..])).CopyTo(row[at..]);
        }

        for (; at < row.Length; at++)
        {
            row[at] += above[at];
        }
    }

    private static void UndoAverage(Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        var first = Math.Min(step, row.Length);
        for (var at = 0; at < first; at++)
        {
            row[at] += (byte)(above[at] >> 1);
        }

        for (var at = step; at < row.Length; at++)
        {
            row[at] += (byte)((row[at - step] + above[at]) >> 1);
        }
    }

    private static void UndoPaeth(Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        // One channel at a time keeps the left and corner values in registers.
        above = above[..row.Length];
        for (var channel = 0; channel < step; channel++)
        {
            int left = 0, corner = 0;
            for (var at = channel; at < row.Length; at += step)
            {
                int up = above[at];
                left = (row[at] + Paeth(left, up, corner)) & 0xFF;
                row[at] = (byte)left;
                corner = up;
            }
        }
    }
}

using System.Text;

namespace LettucePlug.Terminal;

/// <summary>What one grapheme cluster needs on a grid.</summary>
/// <param name="Columns">0 for what has no shape of its own, 1 or 2.</param>
/// <param name="CodePoint">The only code point, or -1 for a cluster of several.</param>
/// <param name="IsDisputed">Whether terminals disagree about its width.</param>
internal readonly record struct ClusterShape(int Columns, int CodePoint, bool IsDisputed)
{
    private const int Replacement = 0xfffd;
    private const int ZeroWidthJoiner = 0x200d;
    private const int EmojiVariation = 0xfe0f;
    private const int TextVariation = 0xfe0e;

    public static ClusterShape Of(ReadOnlySpan<char> cluster)
    {
        if (Rune.DecodeFromUtf16(cluster, out var first, out var used) != System.Buffers.OperationStatus.Done ||
            Rune.IsControl(first) || first.Value is 0x2028 or 0x2029)
        {
            return new ClusterShape(1, Replacement, false);
        }

        var columns = WidthTable.Columns(first.Value);
        if (used == cluster.Length)
        {
            var disputed = columns == 2 && WidthTable.IsRecentEmoji(first.Value) || IsRegional(first.Value) ||
                IsPrivate(first.Value);
            return new ClusterShape(columns, first.Value, disputed);
        }

        return OfSeveral(first.Value, columns, cluster[used..]);
    }

    private static ClusterShape OfSeveral(int first, int columns, ReadOnlySpan<char> rest)
    {
        var disputed = false;
        foreach (var rune in rest.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                return new ClusterShape(1, Replacement, false);
            }

            if (rune.Value == EmojiVariation && WidthTable.TakesEmojiVariation(first))
            {
                columns = 2;
            }

            var more = WidthTable.Columns(rune.Value);
            disputed |= more > 0 || rune.Value is ZeroWidthJoiner or EmojiVariation or TextVariation ||
                rune.Value is >= 0x1160 and <= 0x11ff or >= 0xd7b0 and <= 0xd7ff or >= 0xe0000;
            columns += more;
        }

        return new ClusterShape(Math.Min(2, columns), -1, disputed);
    }

    private static bool IsRegional(int codePoint) => codePoint is >= 0x1f1e6 and <= 0x1f1ff;

    private static bool IsPrivate(int codePoint) => codePoint is (>= 0xe000 and <= 0xf8ff) or >= 0xf0000;
}

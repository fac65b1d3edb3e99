namespace LettucePlug.Terminal;

/// <summary>Looks code points up in the generated ranges.</summary>
internal static partial class WidthTable
{
    /// <summary>Columns of one code point that is no control character: 0, 1 or 2.</summary>
    public static int Columns(int codePoint)
    {
        if (codePoint < 0x300)
        {
            return 1;
        }

        // Most of what is not Latin: ideographs and Hangul syllables.
        if (codePoint is (>= 0x4e00 and <= 0x9fff) or (>= 0xac00 and <= 0xd7a3))
        {
            return 2;
        }

        return Holds(ZeroRanges, codePoint) ? 0 : Holds(WideRanges, codePoint) ? 2 : 1;
    }

    /// <summary>Whether it can be part of an emoji joined with U+200D.</summary>
    public static bool IsPictographic(int codePoint) =>
        codePoint >= 0xa9 && Holds(PictographicRanges, codePoint);

    /// <summary>Whether U+FE0F after it asks for a picture.</summary>
    public static bool TakesEmojiVariation(int codePoint) => Holds(VariationRanges, codePoint);

    /// <summary>Whether it is an emoji of Unicode 15 or later, unknown to many terminals in use.</summary>
    public static bool IsRecentEmoji(int codePoint) => codePoint >= 0x1f000 && Holds(RecentRanges, codePoint);

    private static bool Holds(ReadOnlySpan<int> ranges, int codePoint)
    {
        var low = 0;
        var high = (ranges.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < ranges[2 * middle])
            {
                high = middle - 1;
            }
            else if (codePoint > ranges[(2 * middle) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}

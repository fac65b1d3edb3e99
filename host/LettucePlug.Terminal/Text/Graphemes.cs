using System.Globalization;

namespace LettucePlug.Terminal;

/// <summary>Splits text into grapheme clusters: what a person takes for one character.</summary>
/// <remarks>
/// By the rules of Unicode annex 29 as the runtime knows them; it lacks rule GB9c, so some Indic conjuncts count as two.
/// </remarks>
public static class Graphemes
{
    /// <summary>The length, in UTF-16 units, of the first cluster; 0 for empty text.</summary>
    public static int NextLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        // Between two ASCII characters there is a boundary, but inside CR LF.
        return text[0] < 0x7f && text[0] != '\r' && (text.Length == 1 || text[1] < 0x7f)
            ? 1
            : StringInfo.GetNextTextElementLength(text);
    }

    /// <summary>The start of the cluster that ends at or holds the position before <paramref name="index"/>; 0 at the start.</summary>
    public static int PreviousBoundary(ReadOnlySpan<char> text, int index)
    {
        if (index <= 0)
        {
            return 0;
        }

        // Clusters can only be told forwards; no cluster crosses a line break, so that is where to begin.
        var start = text[..(index - 1)].LastIndexOf('\n') + 1;
        var last = start;
        while (start < index)
        {
            last = start;
            start += NextLength(text[start..]);
        }

        return last;
    }

    /// <summary>The end of the cluster that begins at <paramref name="index"/>.</summary>
    public static int NextBoundary(ReadOnlySpan<char> text, int index) =>
        index >= text.Length ? text.Length : index + NextLength(text[index..]);

    /// <summary>How many clusters there are.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += NextLength(text[at..]))
        {
            count++;
        }

        return count;
    }
}

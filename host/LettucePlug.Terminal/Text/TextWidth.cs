namespace LettucePlug.Terminal;

/// <summary>Measures text in columns, the same for every terminal.</summary>
/// <remarks>
/// What a terminal shows differently is the renderer's affair: it draws a stand-in of the same width
/// (<see cref="WidthProfile"/>), so layout never depends on the terminal.
/// </remarks>
public static class TextWidth
{
    /// <summary>Columns of a line of text; line breaks and controls count as the one cell they would be drawn as.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var columns = 0;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExceptInRange(' ', '~');
            if (plain < 0)
            {
                return columns + text.Length;
            }

            // The last plain character may carry a mark that follows.
            plain = Math.Max(0, plain - 1);
            columns += plain;
            text = text[plain..];
            var length = Graphemes.NextLength(text);
            columns += ClusterShape.Of(text[..length]).Columns;
            text = text[length..];
        }

        return columns;
    }

    /// <summary>Columns of one grapheme cluster: 0, 1 or 2.</summary>
    public static int OfCluster(ReadOnlySpan<char> cluster) => ClusterShape.Of(cluster).Columns;

    /// <summary>Columns of one code point that stands alone.</summary>
    public static int Of(int codePoint) =>
        codePoint < ' ' || (codePoint >= 0x7f && codePoint < 0xa0) ? 1 : WidthTable.Columns(codePoint);
}

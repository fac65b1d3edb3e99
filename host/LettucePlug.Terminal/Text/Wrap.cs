namespace LettucePlug.Terminal;

/// <summary>Breaks text into lines of a width: at blanks, beside wide characters, and inside words only when one alone is too long.</summary>
public static class Wrap
{
    /// <summary>Adds the lines of the text to a list. Empty text is one empty line.</summary>
    /// <param name="text">The text; <c>\n</c> and <c>\r\n</c> end a line.</param>
    /// <param name="width">The columns of a line; less than 1 counts as 1.</param>
    /// <param name="lines">Where the lines go; what is in it stays.</param>
    public static void Lines(ReadOnlySpan<char> text, int width, ICollection<TextLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        width = Math.Max(1, width);
        var start = 0;
        while (true)
        {
            var length = text[start..].IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            var next = length < 0 ? text.Length : end + 1;
            if (end > start && length >= 0 && text[end - 1] == '\r')
            {
                end--;
            }

            Paragraph(text, start, end, next, width, lines);
            if (length < 0)
            {
                return;
            }

            start = next;
        }
    }

    /// <summary>The lines of the text as a list of their own.</summary>
    public static List<TextLine> Lines(ReadOnlySpan<char> text, int width)
    {
        var lines = new List<TextLine>();
        Lines(text, width, lines);
        return lines;
    }

    /// <summary>How many lines the text takes.</summary>
    public static int Count(ReadOnlySpan<char> text, int width)
    {
        var counter = new LineCounter();
        Lines(text, width, counter);
        return counter.Count;
    }

    private static void Paragraph(
        ReadOnlySpan<char> text, int start, int end, int next, int width, ICollection<TextLine> lines)
    {
        var lineStart = start;
        var columns = 0;
        var breakAt = -1;         // where the line may end: the first blank of the last gap
        var breakColumns = 0;
        var afterBreak = -1;      // where the next line would begin
        var columnsAfterBreak = 0;
        var previousWide = false;
        var at = start;
        while (at < end)
        {
            var ascii = text[at] < 0x7f && (at + 1 >= end || text[at + 1] < 0x7f);
            var length = ascii ? 1 : Graphemes.NextLength(text[at..end]);
            var wide = ascii ? 1 : ClusterShape.Of(text.Slice(at, length)).Columns;
            if (text[at] == ' ')
            {
                if (afterBreak != at || breakAt < 0)
                {
                    (breakAt, breakColumns) = (at, columns);
                }

                // Blanks that do not fit hang over the edge and are not drawn.
                columns += 1;
                at += 1;
                (afterBreak, columnsAfterBreak) = (at, columns);
                previousWide = false;
                continue;
            }

            if ((wide == 2 || previousWide) && at > lineStart && afterBreak != at && !HangsOn(text[at]))
            {
                (breakAt, breakColumns, afterBreak, columnsAfterBreak) = (at, columns, at, columns);
            }

            if (columns + wide > width && at > lineStart)
            {
                if (breakAt > lineStart || (breakAt == lineStart && afterBreak > breakAt))
                {
                    lines.Add(new TextLine(lineStart, breakAt - lineStart, breakColumns, afterBreak));
                    lineStart = afterBreak;
                    columns -= columnsAfterBreak;
                }
                else
                {
                    lines.Add(new TextLine(lineStart, at - lineStart, columns, at));
                    lineStart = at;
                    columns = 0;
                }

                breakAt = -1;
                afterBreak = -1;
                previousWide = false;
                continue;
            }

            columns += wide;
            at += length;
            previousWide = wide == 2;
        }

        if (columns > width && breakAt >= 0 && afterBreak == end)
        {
            // Only hanging blanks are too many.
            lines.Add(new TextLine(lineStart, breakAt - lineStart, breakColumns, next));
            return;
        }

        lines.Add(new TextLine(lineStart, end - lineStart, columns, next));
    }

    // Closing marks stay with the character before them.
    private static bool HangsOn(char c) => "、。，．：；？！）」』】〕〉》”’…!?.,;:)".Contains(c);

    private sealed class LineCounter : ICollection<TextLine>
    {
        public int Count { get; private set; }

        public bool IsReadOnly => false;

        public void Add(TextLine item) => Count++;

        public void Clear() => Count = 0;

        public bool Contains(TextLine item) => false;

        public void CopyTo(TextLine[] array, int arrayIndex)
        {
            // It keeps none.
        }

        public bool Remove(TextLine item) => false;

        public IEnumerator<TextLine> GetEnumerator() => Enumerable.Empty<TextLine>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

namespace LettucePlug.Terminal;

/// <summary>Cuts text to a number of columns.</summary>
public static class Ellipsis
{
    /// <summary>What stands for the part left out; one column.</summary>
    public const string Mark = "…";

    /// <summary>How many UTF-16 units from the start fit into the columns, whole clusters only.</summary>
    /// <param name="text">One line of text.</param>
    /// <param name="columns">The room.</param>
    /// <param name="used">The columns that part takes.</param>
    public static int Fit(ReadOnlySpan<char> text, int columns, out int used)
    {
        used = 0;
        var at = 0;
        while (at < text.Length)
        {
            var length = Graphemes.NextLength(text[at..]);
            var width = TextWidth.OfCluster(text.Slice(at, length));
            if (used + width > columns)
            {
                break;
            }

            used += width;
            at += length;
        }

        return at;
    }

    /// <summary>The text, or as much of it as fits with the mark at its end.</summary>
    public static string End(string text, int columns)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (TextWidth.Of(text) <= columns)
        {
            return text;
        }

        return columns <= 0 ? "" : string.Concat(text.AsSpan(0, Fit(text, columns - 1, out _)).TrimEnd(), Mark);
    }

    /// <summary>The text, or its beginning and its end with the mark between: for paths and names that differ at the end.</summary>
    public static string Middle(string text, int columns)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (TextWidth.Of(text) <= columns)
        {
            return text;
        }

        if (columns <= 0)
        {
            return "";
        }

        var head = Fit(text, (columns - 1) / 2, out var used);
        var start = head;
        while (start < text.Length && TextWidth.Of(text.AsSpan(start)) > columns - 1 - used)
        {
            start = Graphemes.NextBoundary(text, start);
        }

        return string.Concat(text.AsSpan(0, head), Mark, text.AsSpan(start));
    }
}

namespace LettucePlug.Terminal;

/// <summary>Finds what was taken out of a text and what was put in, by lines and inside of changed lines by words.</summary>
public static class TextDiff
{
    // Beyond this many compared pairs the rest counts as changed whole.
    private const long MostPairs = 4_000_000;

    /// <summary>Compares two texts line by line. A changed line comes as one removed and one added.</summary>
    public static IReadOnlyList<DiffPart> Lines(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Compare(before.ReplaceLineEndings("\n").Split('\n'), after.ReplaceLineEndings("\n").Split('\n'));
    }

    /// <summary>Compares two texts word by word; blanks are words too, so the parts put together give the texts again.</summary>
    public static IReadOnlyList<DiffPart> Words(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Joined(Compare(Split(before), Split(after)));
    }

    private static List<DiffPart> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var parts = new List<DiffPart>();
        var start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start])
        {
            parts.Add(new DiffPart(DiffKind.Same, before[start++]));
        }

        var (endBefore, endAfter) = (before.Count, after.Count);
        while (endBefore > start && endAfter > start && before[endBefore - 1] == after[endAfter - 1])
        {
            endBefore--;
            endAfter--;
        }

        Middle(before, after, start, endBefore, endAfter, parts);
        for (; endBefore < before.Count; endBefore++)
        {
            parts.Add(new DiffPart(DiffKind.Same, before[endBefore]));
        }

        return parts;
    }

    private static void Middle(
        IReadOnlyList<string> before, IReadOnlyList<string> after, int start, int endBefore, int endAfter, List<DiffPart> parts)
    {
        var (rows, columns) = (endBefore - start, endAfter - start);
        if ((long)rows * columns > MostPairs)
        {
            parts.AddRange(before.Skip(start).Take(rows).Select(one => new DiffPart(DiffKind.Removed, one)));
            parts.AddRange(after.Skip(start).Take(columns).Select(one => new DiffPart(DiffKind.Added, one)));
            return;
        }

        // common[i, j]: the longest common rest from before[i] and after[j].
        var common = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                common[i, j] = before[start + i] == after[start + j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (row, column) = (0, 0);
        while (row < rows || column < columns)
        {
            if (row < rows && column < columns && before[start + row] == after[start + column])
            {
                parts.Add(new DiffPart(DiffKind.Same, before[start + row++]));
                column++;
            }
            else if (row < rows && (column == columns || common[row + 1, column] >= common[row, column + 1]))
            {
                parts.Add(new DiffPart(DiffKind.Removed, before[start + row++]));
            }
            else
            {
                parts.Add(new DiffPart(DiffKind.Added, after[start + column++]));
            }
        }
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            var kind = Kind(text[at]);
            while (end < text.Length && kind > 0 && Kind(text[end]) == kind)
            {
                end++;
            }

            words.Add(text[at..end]);
            at = end;
        }

        return words;
    }

    // Letters and digits hold together, blanks too, other signs stand alone.
    private static int Kind(char letter) =>
        char.IsLetterOrDigit(letter) || letter >= 0x300 ? 1 : letter is ' ' or '\t' ? 2 : 0;

    private static List<DiffPart> Joined(List<DiffPart> parts)
    {
        var joined = new List<DiffPart>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && joined[^1].Kind == part.Kind)
            {
                joined[^1] = part with { Text = joined[^1].Text + part.Text };
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }
}

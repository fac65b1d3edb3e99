namespace LettucePlug.Host.Templates;

/// <summary>What changed from one text to another, line by line: <c>-</c> gone, <c>+</c> new.</summary>
internal static class LineDiff
{
    /// <summary>Longer files are compared as a whole; the table of the comparison grows with the square.</summary>
    private const int MostLines = 1_500;

    public static IReadOnlyList<string> Between(string before, string after)
    {
        var was = before.ReplaceLineEndings("\n").Split('\n');
        var now = after.ReplaceLineEndings("\n").Split('\n');
        if (was.Length > MostLines || now.Length > MostLines)
        {
            return [$"- ({was.Length} lines)", $"+ ({now.Length} lines)"];
        }

        var common = new int[was.Length + 1, now.Length + 1];
        for (var i = was.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = was[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<string>();
        var (a, b) = (0, 0);
        while (a < was.Length || b < now.Length)
        {
            if (a < was.Length && b < now.Length && was[a] == now[b])
            {
                (a, b) = (a + 1, b + 1);
            }
            else if (b == now.Length || (a < was.Length && common[a + 1, b] >= common[a, b + 1]))
            {
                lines.Add("- " + was[a++]);
            }
            else
            {
                lines.Add("+ " + now[b++]);
            }
        }

        return lines;
    }
}

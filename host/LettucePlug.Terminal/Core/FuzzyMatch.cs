namespace LettucePlug.Terminal;

/// <summary>How well a text answers a few typed letters, and which of its letters they are.</summary>
/// <param name="Score">Higher is better; only for comparing matches of one pattern.</param>
/// <param name="Positions">The matched UTF-16 positions, rising.</param>
public sealed record FuzzyMatch(int Score, IReadOnlyList<int> Positions)
{
    private const int MostCells = 200_000;

    /// <summary>
    /// Finds the letters of the pattern in the text in order, not always next to each other. Beginnings of words, runs and
    /// an early start count for more. Case and the blanks of the pattern do not matter.
    /// </summary>
    /// <returns><c>null</c> when a letter is missing. An empty pattern matches everything with score 0.</returns>
    public static FuzzyMatch? Find(string text, string pattern)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(pattern);
        pattern = pattern.Replace(" ", "", StringComparison.Ordinal);
        if (pattern.Length == 0)
        {
            return new FuzzyMatch(0, []);
        }

        if (pattern.Length > text.Length || text.Length * (long)pattern.Length > MostCells || !Contains(text, pattern))
        {
            return null;
        }

        return Best(text, pattern);
    }

    /// <summary>Orders items by how well they match; those that do not are left out. Equal scores keep their order.</summary>
    public static IEnumerable<(T Item, FuzzyMatch Match)> Rank<T>(
        IEnumerable<T> items, Func<T, string> text, string pattern)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(text);
        var found = items.Select(item => (Item: item, Match: Find(text(item), pattern)))
            .Where(one => one.Match is not null)
            .Select(one => (one.Item, Match: one.Match!)); // filtered above
        return pattern.AsSpan().Trim().IsEmpty ? found : found.OrderByDescending(one => one.Match.Score);
    }

    private static bool Contains(string text, string pattern)
    {
        var next = 0;
        foreach (var letter in text)
        {
            if (next < pattern.Length && Same(letter, pattern[next]))
            {
                next++;
            }
        }

        return next == pattern.Length;
    }

    // scores[p, t]: the best score of the first p+1 letters of the pattern with the last of them at t.
    private static FuzzyMatch Best(string text, string pattern)
    {
        const int None = int.MinValue / 2;
        var (rows, columns) = (pattern.Length, text.Length);
        var scores = new int[rows, columns];
        var from = new int[rows, columns];
        for (var p = 0; p < rows; p++)
        {
            var (best, bestAt) = (None, -1);
            for (var t = 0; t < columns; t++)
            {
                var (score, before) = (None, -1);
                if (Same(text[t], pattern[p]))
                {
                    var gain = Gain(text, t);
                    if (p == 0)
                    {
                        score = gain - Math.Min(t, 10);
                    }
                    else if (t > 0)
                    {
                        var run = scores[p - 1, t - 1] == None ? None : scores[p - 1, t - 1] + gain + 14;
                        var jump = bestAt < 0 ? None : best + gain - 3 - Math.Min(t - bestAt, 8);
                        (score, before) = run >= jump ? (run, t - 1) : (jump, bestAt);
                        score = before < 0 ? None : score;
                    }
                }

                scores[p, t] = score;
                from[p, t] = before;
                if (p > 0 && scores[p - 1, t] > best)
                {
                    (best, bestAt) = (scores[p - 1, t], t);
                }
            }
        }

        var end = 0;
        for (var t = 1; t < columns; t++)
        {
            end = scores[rows - 1, t] > scores[rows - 1, end] ? t : end;
        }

        var positions = new int[rows];
        var at = end;
        for (var p = rows - 1; p >= 0; p--)
        {
            positions[p] = at;
            at = from[p, at];
        }

        return new FuzzyMatch(scores[rows - 1, end] - (columns / 8), positions);
    }

    private static int Gain(string text, int at)
    {
        if (at == 0)
        {
            return 24;
        }

        var before = text[at - 1];
        return !char.IsLetterOrDigit(before) ? 20 :
            char.IsUpper(text[at]) && char.IsLower(before) ? 16 : 4;
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}

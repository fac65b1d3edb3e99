namespace LettucePlug.Liquid;

/// <summary>Finds the name somebody probably meant.</summary>
public static class NearestName
{
    private const int MaxDistance = 2;
    private const int MaxLength = 64;

    /// <summary>The candidate that needs at most two edits to become <paramref name="name"/>.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="candidates">What there is.</param>
    /// <returns>The closest candidate, the first of equals, or null when none is near.</returns>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        string? best = null;
        var bestDistance = Math.Min(MaxDistance, Math.Max(1, name.Length / 2)) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) < bestDistance && candidate != name
                && candidate.Length <= MaxLength && name.Length <= MaxLength)
            {
                var distance = Distance(name, candidate);
                if (distance < bestDistance)
                {
                    (best, bestDistance) = (candidate, distance);
                }
            }
        }

        return best;
    }

    internal static string? Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $"did you mean '{nearest}'?" : null;

    // Edits are insert, delete, replace and the swap of neighbours (optimal string alignment).
    private static int Distance(string a, string b)
    {
        Span<int> twoAgo = stackalloc int[MaxLength + 1];
        Span<int> previous = stackalloc int[MaxLength + 1];
        Span<int> current = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], twoAgo[j - 2] + 1);
                }
            }

            previous.CopyTo(twoAgo);
            current.CopyTo(previous);
        }

        return previous[b.Length];
    }
}

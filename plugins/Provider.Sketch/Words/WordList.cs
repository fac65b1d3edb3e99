namespace LettucePlug.Provider.Sketch.Words;

/// <summary>Splits text into words and counts which of them are wanted.</summary>
internal static class WordList
{
    /// <summary>Longer prompts are read to here; nobody writes the subject after four thousand words.</summary>
    private const int Most = 4000;

    private static readonly HashSet<string> Negations = ["no", "without", "not", "never", "minus"];

    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length && words.Count < Most; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' && start >= 0));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(Singular(text[start..i].ToLowerInvariant()));
                start = -1;
            }
        }

        return words;
    }

    /// <summary>The words of a prompt without those that it, or the negative prompt, rules out.</summary>
    public static IReadOnlyList<string> Wanted(string prompt, string? negative)
    {
        var unwanted = negative is null ? [] : Split(negative).ToHashSet();
        var words = Split(prompt);
        var wanted = new List<string>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (Negations.Contains(words[i]))
            {
                // "no fog", "without any people"
                i += i + 1 < words.Count && words[i + 1] is "any" or "a" or "the" ? 2 : 1;
            }
            else if (!unwanted.Contains(words[i]))
            {
                wanted.Add(words[i]);
            }
        }

        return wanted;
    }

    private static string Singular(string word)
    {
        var bare = word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal)
            ? word[..^2]
            : word.Trim('\'', '’');
        return bare switch
        {
            "wolves" => "wolf",
            "foxes" => "fox",
            "leaves" => "leaf",
            "cities" => "city",
            "glasses" or "grass" or "fortress" or "portcullis" or "princess" or "actress" or "dress" => bare,
            _ when bare.Length > 3 && bare[^1] == 's' && bare[^2] is not ('s' or 'u' or 'i') => bare[..^1],
            _ => bare,
        };
    }
}

using System.Globalization;
using System.Text;

namespace LettucePlug.Storage.Local;

/// <summary>
/// Cuts text into the words that are compared in a search: runs of letters and digits, in lower case and without
/// diacritics. Scripts that are written without spaces are cut into overlapping pairs of characters instead.
/// </summary>
internal static class Words
{
    /// <summary>Longer words are compared by this many characters.</summary>
    private const int Longest = 64;

    /// <summary>The words of a document, each once.</summary>
    public static IReadOnlyCollection<string> Of(string text)
    {
        var words = new HashSet<string>();
        foreach (var (run, spaced) in Runs(text))
        {
            if (spaced)
            {
                words.Add(Join(run));
                continue;
            }

            for (var i = 0; i < run.Count; i++)
            {
                words.Add(Join(run.GetRange(i, Math.Min(2, run.Count - i))));
            }
        }

        return words;
    }

    /// <summary>The words to look for, each once; the last, and a lone character of a pair, also as a beginning.</summary>
    public static IReadOnlyList<SearchWord> ToFind(string text)
    {
        var words = new List<SearchWord>();
        foreach (var (run, spaced) in Runs(text))
        {
            if (spaced || run.Count == 1)
            {
                words.Add(new SearchWord(Join(run), IsBeginning: !spaced));
                continue;
            }

            for (var i = 0; i < run.Count - 1; i++)
            {
                words.Add(new SearchWord(Join(run.GetRange(i, 2)), IsBeginning: false));
            }
        }

        if (words.Count > 0)
        {
            words[^1] = words[^1] with { IsBeginning = true };
        }

        return [.. words.Distinct()];
    }

    /// <summary>Whether the words of a document hold all that is looked for.</summary>
    public static bool Match(IReadOnlyCollection<string> words, IReadOnlyList<SearchWord> wanted) =>
        wanted.All(want => words.Contains(want.Text) ||
            (want.IsBeginning && words.Any(word => word.StartsWith(want.Text, StringComparison.Ordinal))));

    private static IEnumerable<(List<int> Run, bool Spaced)> Runs(string text)
    {
        var run = new List<int>();
        var spaced = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var folded = Fold(rune);
            if (folded == Skip)
            {
                continue;
            }

            var runeSpaced = IsSpaced(folded);
            if (run.Count > 0 && (folded == Separator || runeSpaced != spaced))
            {
                yield return (run, spaced);
                run = [];
            }

            if (folded != Separator)
            {
                spaced = runeSpaced;
                run.Add(folded);
            }
        }

        if (run.Count > 0)
        {
            yield return (run, spaced);
        }
    }

    private const int Separator = -1;
    private const int Skip = -2;

    private static int Fold(Rune rune)
    {
        if (Diacritics.IsMark(rune.Value))
        {
            return Skip;
        }

        // Full-width Latin letters and digits, as East Asian keyboards write them.
        var value = rune.Value is >= 0xFF01 and <= 0xFF5E ? rune.Value - 0xFEE0 : rune.Value;
        var plain = new Rune(value);
        return Rune.GetUnicodeCategory(plain) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter =>
                Diacritics.Remove(Rune.ToLowerInvariant(plain).Value),
            UnicodeCategory.LowercaseLetter => Diacritics.Remove(value),
            UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber or
                UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark or
                UnicodeCategory.SpacingCombiningMark => value,
            _ => Separator,
        };
    }

    /// <summary>False for Han, kana, Thai, Lao, Myanmar and Khmer, which put no spaces between words.</summary>
    private static bool IsSpaced(int character) => character is not (
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or
        (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or
        (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F) or
        (>= 0x20000 and <= 0x3FFFF));

    private static string Join(List<int> run)
    {
        var text = new StringBuilder(run.Count);
        foreach (var character in run.Take(Longest))
        {
            text.Append(new Rune(character).ToString());
        }

        return text.ToString();
    }
}

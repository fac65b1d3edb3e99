using System.Text.RegularExpressions;

namespace LettucePlug.Host.Templates;

/// <summary>The languages of prompts, in lower case as in file names: <c>tr</c>, <c>tr-tr</c>.</summary>
internal static partial class LocaleName
{
    /// <summary>What to look for, best first; null stands for the file without a locale.</summary>
    public static IEnumerable<string?> Chain(string? locale)
    {
        var name = locale?.ToLowerInvariant().Replace('_', '-');
        if (name is { Length: > 0 })
        {
            yield return name;
            if (name.IndexOf('-') is > 0 and var at)
            {
                yield return name[..at];
            }
        }

        yield return null;
    }

    /// <summary>Takes the locale off a name where it ends in one of those that are known.</summary>
    public static (string Id, string? Locale) Split(string name, Func<string, bool> isKnown)
    {
        var at = name.LastIndexOf('.');
        return at > 0 && isKnown(name[(at + 1)..]) ? (name[..at], name[(at + 1)..]) : (name, null);
    }

    public static bool LooksLikeOne(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]{2,4})?\z")]
    private static partial Regex Shape();
}

using System.Text;

namespace LettucePlug.Host.Plugins;

/// <summary>Text of plugins ends up on terminals, where an escape sequence would act.</summary>
internal static class PlainText
{
    private const int LongestMessage = 4096;

    /// <summary>Control and direction characters become a visible mark; very long text is cut.</summary>
    public static string Clean(string text, int longest = LongestMessage)
    {
        if (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var cleaned = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (cleaned.Length >= longest)
            {
                return cleaned.Append('…').ToString();
            }

            cleaned.Append(IsHarmless(rune) ? rune.ToString() : rune.Value is '\n' or '\t' ? " " : "\ufffd");
        }

        return cleaned.ToString();
    }

    public static bool IsClean(string text) => text.EnumerateRunes().All(IsHarmless);

    private static bool IsHarmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (
            System.Globalization.UnicodeCategory.Control
            or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator
            or System.Globalization.UnicodeCategory.PrivateUse);
}

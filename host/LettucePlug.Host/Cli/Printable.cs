using System.Text;

namespace LettucePlug.Host.Cli;

/// <summary>Keeps text from elsewhere (models, files, servers) from acting on the terminal it is printed to.</summary>
internal static class Printable
{
    /// <summary>One line: control characters, line breaks included, become spaces.</summary>
    public static string Line(string text) => Replace(text, keepLines: false);

    /// <summary>Text of several lines: control characters other than line breaks and tabs become spaces.</summary>
    public static string Text(string text) => Replace(text, keepLines: true);

    private static string Replace(string text, bool keepLines)
    {
        if (!text.Any(letter => MustGo(letter, keepLines)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            clean.Append(MustGo(letter, keepLines) ? ' ' : letter);
        }

        return clean.ToString();
    }

    // Besides C0 and C1, the marks that turn the writing direction around: they can make a line lie.
    private static bool MustGo(char letter, bool keepLines) =>
        (char.IsControl(letter) && !(keepLines && letter is '\n' or '\t'))
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

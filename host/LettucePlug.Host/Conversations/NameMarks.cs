using System.Text.RegularExpressions;

namespace LettucePlug.Host.Conversations;

/// <summary>
/// The marks that character cards write in place of names, <c>{{char}}</c> and <c>{{user}}</c> and their older forms.
/// Templates fill them in themselves; this is for text that people or image models get as it is.
/// </summary>
internal static partial class NameMarks
{
    public static string Fill(string text, string character, string user) =>
        Marks().Replace(text, mark => mark.Groups["char"].Success ? character : user);

    [GeneratedRegex(@"\{\{\s*(?:(?<char>char)|user)\s*\}\}|<(?:(?<char>bot)|user)>", RegexOptions.IgnoreCase)]
    private static partial Regex Marks();
}

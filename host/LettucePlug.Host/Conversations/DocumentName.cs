namespace LettucePlug.Host.Conversations;

/// <summary>Tells what can be the name of a stored document from what somebody merely typed.</summary>
internal static class DocumentName
{
    private const int MostLetters = 200;

    public static bool IsOne(string text) =>
        text.Length is > 0 and <= MostLetters
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-');
}

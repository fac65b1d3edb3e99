namespace LettucePlug.Liquid;

/// <summary>Lengths and parts of text in characters as the language counts them: a surrogate pair is one.</summary>
internal static class TextUnits
{
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyInRange('\uD800', '\uDFFF');

    public static int Length(string text)
    {
        if (IsPlain(text))
        {
            return text.Length;
        }

        var length = 0;
        for (var i = 0; i < text.Length; length++)
        {
            i += UnitsAt(text, i);
        }

        return length;
    }

    public static int UnitsAt(ReadOnlySpan<char> text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    /// <summary>The place in UTF-16 units where a character starts; the text's length for one beyond it.</summary>
    public static int OffsetOf(ReadOnlySpan<char> text, long character)
    {
        if (IsPlain(text))
        {
            return (int)Math.Min(character, text.Length);
        }

        var at = 0;
        while (character-- > 0 && at < text.Length)
        {
            at += UnitsAt(text, at);
        }

        return at;
    }

    public static string Slice(string text, long start, long length)
    {
        var from = OffsetOf(text, start);
        var to = from + OffsetOf(text.AsSpan(from), length);
        return from == 0 && to == text.Length ? text : text[from..to];
    }
}

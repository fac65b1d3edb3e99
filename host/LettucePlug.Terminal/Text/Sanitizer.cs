using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// Takes out of text from elsewhere what could deceive a reader or disturb a terminal. Everything a program shows that
/// it did not write itself passes here: replies of models, fields of files, file names, messages of others.
/// </summary>
/// <remarks>
/// Removed are the C0 and C1 controls (with the escape sequences they begin), bidirectional overrides, embeddings and
/// isolates, line and paragraph separators (they become line feeds), zero-width joiners outside emoji and the scripts that
/// need them, invisible operators, byte order marks, and tag characters outside the flags made of them.
/// A carriage return with a line feed becomes a line feed, a tab four blanks.
/// </remarks>
public static class Sanitizer
{
    private const string Tab = "    ";
    private const char Joiner = '\u200d';
    private const int BlackFlag = 0x1f3f4;
    private const int CancelTag = 0xe007f;

    /// <summary>The text without what could harm; the same instance when there was nothing to remove.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="singleLine">Whether line breaks become blanks.</param>
    public static string Clean(string text, bool singleLine = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FirstSuspect(text, singleLine) < 0 ? text : Rewrite(text, singleLine);
    }

    private static int FirstSuspect(string text, bool singleLine)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and < '\x7f' || (c == '\n' && !singleLine) || c is >= '\u00a0' and < '\u0300' and not '\u00ad')
            {
                continue;
            }

            if (c < ' ' || c is >= '\x7f' and < '\u00a0' || c is '\u00ad' or '\u061c' or '\ufeff' ||
                c is >= '\u200b' and <= '\u200f' || c is >= '\u2028' and <= '\u202e' ||
                c is >= '\u2060' and <= '\u206f' || c is >= '\ufff0' and <= '\uffff' && c != '\ufffd' ||
                char.IsSurrogate(c))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Rewrite(string text, bool singleLine)
    {
        var clean = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c is '\x1b' or (>= '\x80' and < '\xa0'))
            {
                at += EscapeLength(text.AsSpan(at));
                continue;
            }

            if (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            {
                at++;
                continue;
            }

            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                clean.Append(singleLine ? ' ' : '\n');
                at++;
                continue;
            }

            if (c == '\t')
            {
                clean.Append(singleLine ? " " : Tab);
                at++;
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                clean.Append('\ufffd');
                at += used;
                continue;
            }

            if (rune.Value == BlackFlag && TagSequenceLength(text.AsSpan(at)) is > 0 and var flag)
            {
                clean.Append(text, at, flag);
                at += flag;
                continue;
            }

            if (!IsRemoved(rune) && !(c is Joiner or '\u200c' && !JoinsSomething(clean, text, at)))
            {
                clean.Append(text, at, used);
            }

            at += used;
        }

        return clean.ToString();
    }

    private static bool IsRemoved(Rune rune) => rune.Value is
        < ' ' or (>= 0x7f and < 0xa0) or 0xad or 0x61c or 0xfeff or 0x200b or 0x200e or 0x200f or
        (>= 0x202a and <= 0x202e) or (>= 0x2060 and <= 0x206f) or (>= 0xfff0 and <= 0xfffb) or 0xfffe or 0xffff or
        (>= 0xe0000 and <= 0xe0fff) or (>= 0x1d173 and <= 0x1d17a);

    // Emoji are joined; Arabic, Indic and similar scripts (U+0600 to U+0DFF and beyond) spell with joiners.
    private static bool JoinsSomething(StringBuilder before, string text, int at)
    {
        if (before.Length == 0 || at + 1 >= text.Length ||
            Rune.DecodeFromUtf16(text.AsSpan(at + 1), out var next, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var last = before[^1];
        if (last is >= '\u0600' and <= '\u1cff' && next.Value is >= 0x600 and <= 0x1cff)
        {
            return true;
        }

        if (text[at] != Joiner || !WidthTable.IsPictographic(next.Value) && next.Value is not (0x2640 or 0x2642 or 0x2695))
        {
            return false;
        }

        var index = before.Length - 1;
        while (index > 0 && (before[index] == '\ufe0f' || IsModifier(before, index)))
        {
            index -= before[index] == '\ufe0f' ? 1 : 2;
        }

        var value = index > 0 && char.IsLowSurrogate(before[index]) && char.IsHighSurrogate(before[index - 1])
            ? char.ConvertToUtf32(before[index - 1], before[index])
            : index >= 0 ? before[index] : 0;
        return WidthTable.IsPictographic(value);
    }

    private static bool IsModifier(StringBuilder text, int index) =>
        index > 1 && char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]) &&
        char.ConvertToUtf32(text[index - 1], text[index]) is >= 0x1f3fb and <= 0x1f3ff;

    // England, Scotland, Wales: a black flag, up to six tags, a cancel tag.
    private static int TagSequenceLength(ReadOnlySpan<char> text)
    {
        const int MostTags = 6;
        var at = 2;
        for (var tags = 0; tags <= MostTags; tags++)
        {
            if (Rune.DecodeFromUtf16(text[at..], out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                return 0;
            }

            at += used;
            if (rune.Value == CancelTag)
            {
                return tags > 0 ? at : 0;
            }

            if (rune.Value is not ((>= 0xe0030 and <= 0xe0039) or (>= 0xe0061 and <= 0xe007a)))
            {
                return 0;
            }
        }

        return 0;
    }

    // How long the sequence is that an ESC or a C1 control begins: removing the control alone would leave its arguments.
    private static int EscapeLength(ReadOnlySpan<char> text)
    {
        const int LongestString = 4096;
        var (kind, at) = text[0] == '\x1b'
            ? (text.Length > 1 ? text[1] : '\0', 2)
            : ((char)(text[0] - 0x40), 1);
        if (kind == '[')
        {
            while (at < text.Length && text[at] is >= ' ' and <= '?')
            {
                at++;
            }

            return at < text.Length && text[at] is >= '@' and <= '~' ? at + 1 : at;
        }

        if (kind is ']' or 'P' or '_' or '^' or 'X')
        {
            var limit = Math.Min(text.Length, LongestString);
            for (var i = at; i < limit; i++)
            {
                if (text[i] is '\a' or '\x9c')
                {
                    return i + 1;
                }

                if (text[i] == '\x1b')
                {
                    return i + 1 < text.Length && text[i + 1] == '\\' ? i + 2 : i;
                }
            }

            // Without an end it was no sequence; only its start goes.
            return Math.Min(at, text.Length);
        }

        return text[0] == '\x1b' && kind is >= '0' and <= '~' ? 2 : 1;
    }
}

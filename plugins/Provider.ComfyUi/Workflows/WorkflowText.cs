using System.Text;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>
/// The text of a workflow, made parseable: a token without quotation marks, as in <c>"seed": %SEED%</c>, becomes a
/// string of the same length, so that every position stays that of the user's text.
/// </summary>
internal sealed class WorkflowText
{
    /// <summary>The letters of such a token are moved into the private use area: no text of a user's looks like that.</summary>
    private const char BareBase = '\uE000';

    private const int AsciiCount = 128;

    private readonly string _text;

    public WorkflowText(string text)
    {
        _text = QuoteBareTokens(text.TrimStart('\uFEFF'));
        Utf8 = Encoding.UTF8.GetBytes(_text);
    }

    public byte[] Utf8 { get; }

    /// <summary>The name of a token that had no quotation marks; null for every other string.</summary>
    public static string? BareName(string value) =>
        value.Length > 0 && value.All(c => c >= BareBase && c < BareBase + AsciiCount)
            ? string.Concat(value.Select(c => (char)(c - BareBase)))
            : null;

    /// <summary>The place of a byte.</summary>
    public TextPlace PlaceOf(long offset)
    {
        var before = Utf8.AsSpan(0, (int)Math.Min(offset, Utf8.Length));
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>The place of a byte in a line; both counted from 0, as the parser does.</summary>
    public TextPlace PlaceOf(long line, long byteInLine)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
        {
            start += Utf8.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        return PlaceOf(start + byteInLine);
    }

    private static string QuoteBareTokens(string text)
    {
        StringBuilder? quoted = null;
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when inString:
                    i++;
                    break;
                case '"':
                    inString = !inString;
                    break;
                case '%' when !inString && Token.LengthAt(text, i) is > 0 and var length:
                    quoted ??= new StringBuilder(text);
                    quoted[i] = '"';
                    for (var j = i + 1; j < i + length - 1; j++)
                    {
                        quoted[j] = (char)(BareBase + text[j]);
                    }

                    i += length - 1;
                    quoted[i] = '"';
                    break;
            }
        }

        return quoted?.ToString() ?? text;
    }
}

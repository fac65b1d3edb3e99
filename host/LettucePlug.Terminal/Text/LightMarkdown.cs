
namespace LettucePlug.Terminal;

/// <summary>
/// Gives styles to the little markup that chat uses: <c>**bold**</c>, <c>*action*</c> and <c>_italic_</c>, <c>`code`</c>,
/// code fences, speech in quotation marks, and lines that begin with <c>&gt;</c> or <c>#</c>.
/// </summary>
/// <remarks>
/// The text is kept but for the marks of bold, italic and code; the stars of an action go too, since its role shows it.
/// Marks without a partner stay as they are, so that a reply that is still being written looks right at every moment. No
/// mark reaches over the end of a line.
/// </remarks>
public static class LightMarkdown
{
    private const string Fence = "```";

    // Text of others must not decide how deep this nests or how far it looks for a partner.
    private const int DeepestNesting = 4;
    private const int FarthestPartner = 4000;

    /// <summary>Styles a text. It is not sanitised here.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="plain">The style of everything without markup.</param>
    public static StyledText Parse(string text, Style plain = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasMark(text))
        {
            return new StyledText(text, plain);
        }

        var result = new StyledText.Builder();
        var fenced = false;
        var first = true;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            if (line.TrimStart().StartsWith(Fence))
            {
                fenced = !fenced;
                continue;
            }

            if (!first)
            {
                result.Append("\n", plain);
            }

            first = false;
            if (fenced)
            {
                result.Append(line, Restyled(plain, Role.Code));
            }
            else if (line.StartsWith(">"))
            {
                result.Append(line, Restyled(plain, Role.Quote));
            }
            else if (line.TrimStart('#') is var heading && heading.Length < line.Length && heading.StartsWith(" "))
            {
                result.Append(heading[1..], Restyled(plain, Role.Title));
            }
            else
            {
                Spans(line, plain, result, DeepestNesting);
            }
        }

        return result.Build();
    }

    private static void Spans(ReadOnlySpan<char> line, Style style, StyledText.Builder result, int depth)
    {
        var plainFrom = 0;
        var at = 0;
        while (at < line.Length)
        {
            var (mark, inner, keepsMarks) = line[at] switch
            {
                '*' when at + 1 < line.Length && line[at + 1] == '*' => (2, style.With(TextAttributes.Bold), false),
                '*' => (1, Restyled(style, Role.Action), false),
                '_' => (1, style.With(TextAttributes.Italic), false),
                '`' => (1, Restyled(style, Role.Code), false),
                '"' or '“' => (1, Restyled(style, Role.Quote), true),
                _ => (0, default, false),
            };
            var end = mark == 0 || depth == 0 ? -1 : Closing(line, at, mark);
            if (end < 0)
            {
                at += Math.Max(1, mark);
                continue;
            }

            result.Append(line[plainFrom..at], style);
            var content = line[(at + mark)..end];
            if (keepsMarks)
            {
                result.Append(line[at..(end + mark)], inner);
            }
            else if (line[at] == '`')
            {
                result.Append(content, inner);
            }
            else
            {
                Spans(content, inner, result, depth - 1);
            }

            at = plainFrom = end + mark;
        }

        result.Append(line[Math.Min(plainFrom, line.Length)..], style);
    }

    // The partner of a mark: it hugs its words, and an underscore stands at the edge of a word (not in snake_case).
    private static int Closing(ReadOnlySpan<char> line, int at, int mark)
    {
        var sign = line[at];
        var close = sign == '“' ? '”' : sign;
        var from = at + mark;
        if (from >= line.Length || char.IsWhiteSpace(line[from]) || (sign == '_' && at > 0 && char.IsLetterOrDigit(line[at - 1])))
        {
            return -1;
        }

        var last = Math.Min(line.Length - mark, from + FarthestPartner);
        for (var i = from + 1; i <= last; i++)
        {
            if (sign == '*' && mark == 1 && line[i] == '*' && i + 1 < line.Length && line[i + 1] == '*')
            {
                // Part of a bold mark, not the end of an action.
                i++;
                continue;
            }

            if (line[i] != close || char.IsWhiteSpace(line[i - 1]) || (mark == 2 && line[i + 1] != close))
            {
                continue;
            }

            if (sign == '_' && i + 1 < line.Length && char.IsLetterOrDigit(line[i + 1]))
            {
                continue;
            }

            return i;
        }

        return -1;
    }

    private static Style Restyled(Style style, Role role) => style with { Role = role };

    // A loop rather than a vectorised search: messages are short, and the search with a mark beyond ASCII is compiled anew
    // at every start.
    private static bool HasMark(string text)
    {
        foreach (var character in text)
        {
            if (character is '*' or '_' or '`' or '"' or '“' or '>' or '#')
            {
                return true;
            }
        }

        return false;
    }
}

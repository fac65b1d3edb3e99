using System.Text;

namespace LettucePlug.Liquid;

internal static class MarkupFilters
{
    public static LiquidValue Escape(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        input.IsNil ? default : LiquidValue.From(EscapeText(context, context.TextOf(input), "&#39;", keepEntities: false));

    public static LiquidValue EscapeOnce(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        LiquidValue.From(EscapeText(context, context.TextOf(input), "&#39;", keepEntities: true));

    public static LiquidValue NewlineToBr(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length + (text.AsSpan().Count('\n') * 6L));
        return text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "<br />\n", StringComparison.Ordinal);
    }

    public static LiquidValue StripHtml(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return text;
        }

        context.ChargeString(text.Length * 2L);
        return StripTags(StripBlocks(text));
    }

    public static LiquidValue Default(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var allowsFalse = arguments.TryGet("allow_false", out var flag) && flag.IsTruthy;
        var isMissing = allowsFalse ? input.IsNil : !input.IsTruthy;
        return isMissing || input.IsEmptyCollection ? (arguments.Count > 0 ? arguments[0] : "") : input;
    }

    public static string EscapeText(RenderContext context, string text, string apostrophe, bool keepEntities)
    {
        if (!text.AsSpan().ContainsAny("&<>\"'"))
        {
            return text;
        }

        // The longest of the replacements has six characters.
        var marks = text.AsSpan().Count('&') + text.AsSpan().Count('<') + text.AsSpan().Count('>')
            + text.AsSpan().Count('"') + text.AsSpan().Count('\'');
        context.ChargeString(text.Length + (marks * 5L));
        var result = new StringBuilder(text.Length + (marks * 5));
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                '&' when !keepEntities || !IsEntity(text, i) => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append(apostrophe),
                var c => result.Append(c),
            };
        }

        return result.ToString();
    }

    private static bool IsEntity(string text, int at)
    {
        var i = at + 1;
        if (i < text.Length && text[i] == '#')
        {
            var digits = ++i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            return i > digits && i < text.Length && text[i] == ';';
        }

        var letters = i;
        while (i < text.Length && char.IsAsciiLetter(text[i]))
        {
            i++;
        }

        return i > letters && i < text.Length && text[i] == ';';
    }

    private static string StripBlocks(string text)
    {
        (string Open, string Close)[] blocks = [("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>")];
        // Once the end of a kind is not found, it is not searched for again: that keeps hostile text linear.
        Span<bool> isMissing = stackalloc bool[3];
        StringBuilder? result = null;
        var (from, at) = (0, 0);
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            var end = -1;
            for (var i = 0; i < blocks.Length && end < 0; i++)
            {
                if (!isMissing[i] && string.CompareOrdinal(text, at, blocks[i].Open, 0, blocks[i].Open.Length) == 0)
                {
                    var close = text.IndexOf(blocks[i].Close, at + blocks[i].Open.Length, StringComparison.Ordinal);
                    isMissing[i] = close < 0;
                    end = close < 0 ? -1 : close + blocks[i].Close.Length;
                }
            }

            if (end < 0)
            {
                at++;
                continue;
            }

            (result ??= new StringBuilder()).Append(text, from, at - from);
            from = at = end;
        }

        return result is null ? text : result.Append(text, from, text.Length - from).ToString();
    }

    private static string StripTags(string text)
    {
        var result = new StringBuilder(text.Length);
        var from = 0;
        while (from < text.Length)
        {
            var open = text.IndexOf('<', from);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            result.Append(text, from, open - from);
            from = close + 1;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}

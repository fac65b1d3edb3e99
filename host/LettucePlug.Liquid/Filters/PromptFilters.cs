using System.Text;

namespace LettucePlug.Liquid;

/// <summary>The filters of the prompt dialect: ways to put somebody else's text into a prompt safely.</summary>
internal static class PromptFilters
{
    public static LiquidValue Json(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        JsonText.Of(context, input);

    public static LiquidValue Indent(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        var width = (int)Math.Clamp(context.ToInteger(arguments[0]), 0, 200);
        var hasFirst = arguments.TryGet("first", out var flag) && flag.IsTruthy;
        context.ChargeString(text.Length + ((text.AsSpan().Count('\n') + 1L) * width));
        var lines = text.Split('\n');
        for (var i = hasFirst ? 0 : 1; i < lines.Length; i++)
        {
            lines[i] = lines[i].AsSpan().IsWhiteSpace() ? lines[i] : new string(' ', width) + lines[i];
        }

        return string.Join('\n', lines);
    }

    public static LiquidValue Quote(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length + ((text.AsSpan().Count('\n') + 1L) * 2));
        return "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);
    }

    public static LiquidValue XmlEscape(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        MarkupFilters.EscapeText(context, context.TextOf(input), "&apos;", keepEntities: false);

    public static LiquidValue OneLine(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length);
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                result.Append(c);
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd(' ');
    }

    public static LiquidValue Tokens(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        context.Options.TokenEstimator.Estimate(context.TextOf(input));

    /// <summary>Puts text between fences that are longer than any run of backticks in it, so that it cannot close them.</summary>
    public static LiquidValue Fence(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        var language = arguments.Count > 0 ? context.TextOf(arguments[0]) : "";
        language = string.Concat(language.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+'));
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var ticks = Math.Max(3, longest + 1);
        context.ChargeString(text.Length + (2L * ticks) + language.Length + 2);
        var fence = new string('`', ticks);
        return $"{fence}{language}\n{text.TrimEnd('\n')}\n{fence}";
    }

    /// <summary>Replaces the name macros of card text in one pass; what is put in is never looked at again.</summary>
    public static LiquidValue Names(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        if (context.Options.Names is not { Count: > 0 } names || !text.Contains("{{", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var from = 0;
        while (from < text.Length)
        {
            var open = text.IndexOf("{{", from, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            // Of several opening braces the last pair belongs to the closing one.
            open = text.LastIndexOf("{{", close, StringComparison.Ordinal);
            result.Append(text, from, open - from);
            var name = Find(names, text.AsSpan(open + 2, close - open - 2).Trim());
            result.Append(name ?? text[open..(close + 2)]);
            CheckLength(context, result.Length);
            from = close + 2;
        }

        result.Append(text, from, text.Length - from);
        context.ChargeString(result.Length);
        return result.ToString();
    }

    public static LiquidValue Translate(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var key = context.TextOf(input);
        var text = context.Options.Translate?.Invoke(key);
        if (text is null)
        {
            context.Report(context.Place(
                DiagnosticCode.MissingTranslation, $"there is no locale string '{key}'") with
            {
                Severity = DiagnosticSeverity.Warning,
            });
            return key;
        }

        var result = new StringBuilder(text.Length);
        var from = 0;
        while (from < text.Length)
        {
            var open = text.IndexOf('{', from);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            result.Append(text, from, open - from);
            var isKnown = arguments.TryGet(text[(open + 1)..close], out var value);
            result.Append(isKnown ? context.TextOf(value) : text[open..(close + 1)]);
            CheckLength(context, result.Length);
            from = close + 1;
        }

        result.Append(text, from, text.Length - from);
        context.ChargeString(result.Length);
        return result.ToString();
    }

    private static string? Find(IReadOnlyDictionary<string, string> names, ReadOnlySpan<char> wanted)
    {
        foreach (var (name, value) in names)
        {
            if (wanted.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static void CheckLength(RenderContext context, int length)
    {
        if (length > context.Options.Limits.StringLength)
        {
            context.ChargeString(length);
        }
    }
}

using System.Text;

namespace LettucePlug.Liquid;

internal static class ReplaceFilters
{
    public static LiquidValue Replace(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        All(context, context.TextOf(input), context.TextOf(arguments[0]), context.TextOf(arguments[1]));

    public static LiquidValue Remove(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        All(context, context.TextOf(input), context.TextOf(arguments[0]), "");

    public static LiquidValue ReplaceFirst(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        One(context, context.TextOf(input), context.TextOf(arguments[0]), context.TextOf(arguments[1]), isLast: false);

    public static LiquidValue RemoveFirst(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        One(context, context.TextOf(input), context.TextOf(arguments[0]), "", isLast: false);

    public static LiquidValue ReplaceLast(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        One(context, context.TextOf(input), context.TextOf(arguments[0]), context.TextOf(arguments[1]), isLast: true);

    public static LiquidValue RemoveLast(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        One(context, context.TextOf(input), context.TextOf(arguments[0]), "", isLast: true);

    private static LiquidValue All(RenderContext context, string text, string old, string replacement)
    {
        if (old.Length == 0)
        {
            return Between(context, text, replacement);
        }

        var count = text.AsSpan().Count(old);
        if (count == 0)
        {
            return text;
        }

        context.ChargeString(text.Length + ((long)count * (replacement.Length - old.Length)));
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    // Nothing is found in front of every character and at the end.
    private static LiquidValue Between(RenderContext context, string text, string replacement)
    {
        if (replacement.Length == 0)
        {
            return text;
        }

        context.ChargeString(text.Length + ((TextUnits.Length(text) + 1L) * replacement.Length));
        var result = new StringBuilder(replacement);
        for (var i = 0; i < text.Length; i += TextUnits.UnitsAt(text, i))
        {
            result.Append(text, i, TextUnits.UnitsAt(text, i)).Append(replacement);
        }

        return result.ToString();
    }

    private static LiquidValue One(RenderContext context, string text, string old, string replacement, bool isLast)
    {
        var at = isLast
            ? old.Length == 0 ? text.Length : text.LastIndexOf(old, StringComparison.Ordinal)
            : text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        context.ChargeString((long)text.Length - old.Length + replacement.Length);
        return string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }
}

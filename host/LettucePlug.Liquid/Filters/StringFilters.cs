using System.Buffers;

namespace LettucePlug.Liquid;

internal static class StringFilters
{
    private const string Space = "\0\t\n\v\f\r ";
    public static readonly SearchValues<char> SpaceSet = SearchValues.Create(Space);
    private static readonly char[] SpaceChars = Space.ToCharArray();

    public static LiquidValue Append(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Join(context, context.TextOf(input), context.TextOf(arguments[0]));

    public static LiquidValue Prepend(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Join(context, context.TextOf(arguments[0]), context.TextOf(input));

    public static LiquidValue Capitalize(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        if (text.Length == 0)
        {
            return text;
        }

        context.ChargeString(text.Length);
        return string.Create(text.Length, text, static (to, from) =>
        {
            from.AsSpan().ToLowerInvariant(to);
            var first = TextUnits.UnitsAt(from, 0);
            from.AsSpan(0, first).ToUpperInvariant(to);
        });
    }

    public static LiquidValue Downcase(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length);
        return text.ToLowerInvariant();
    }

    public static LiquidValue Upcase(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        context.ChargeString(text.Length);
        return text.ToUpperInvariant();
    }

    public static LiquidValue Strip(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Charged(context, context.TextOf(input).Trim(SpaceChars));

    public static LiquidValue LStrip(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Charged(context, context.TextOf(input).TrimStart(SpaceChars));

    public static LiquidValue RStrip(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Charged(context, context.TextOf(input).TrimEnd(SpaceChars));

    public static LiquidValue StripNewlines(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        context.ChargeString(text.Length);
        return text.Replace("\r\n", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
    }

    public static LiquidValue Slice(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var start = context.ToInteger(arguments[0]);
        var length = arguments[1].IsTruthy ? context.ToInteger(arguments[1]) : 1;
        if (input.TryGetList(out var list))
        {
            if (!Cut(list.Count, ref start, ref length))
            {
                return LiquidArray.None;
            }

            context.ChargeItems(length);
            var items = new LiquidValue[length];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = list[(int)start + i];
            }

            return new LiquidArray(items);
        }

        var text = context.TextOf(input);
        if (!Cut(TextUnits.Length(text), ref start, ref length))
        {
            return "";
        }

        context.ChargeString(length);
        return TextUnits.Slice(text, start, length);
    }

    public static LiquidValue Split(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var text = context.TextOf(input);
        var by = context.TextOf(arguments[0]);
        if (text.Length == 0)
        {
            return LiquidArray.None;
        }

        var parts = new List<LiquidValue>();
        var limit = context.Options.Limits.Collection;
        context.ChargeString(text.Length);
        if (by.Length == 0)
        {
            context.ChargeItems(TextUnits.Length(text));
            for (var i = 0; i < text.Length; i += TextUnits.UnitsAt(text, i))
            {
                parts.Add(text.Substring(i, TextUnits.UnitsAt(text, i)));
            }
        }
        else
        {
            var at = 0;
            while (at <= text.Length)
            {
                if (parts.Count > limit)
                {
                    context.ChargeItems(parts.Count);
                }

                var next = by == " " ? NextWord(text, ref at) : text.IndexOf(by, at, StringComparison.Ordinal);
                var end = next < 0 ? text.Length : next;
                parts.Add(text[Math.Min(at, text.Length)..end]);
                if (next < 0)
                {
                    break;
                }

                at = next + by.Length;
            }
        }

        while (parts is [.., { IsEmptyCollection: true }])
        {
            parts.RemoveAt(parts.Count - 1);
        }

        context.ChargeItems(parts.Count);
        return new LiquidArray([.. parts]);
    }

    public static LiquidValue Join(RenderContext context, string first, string second)
    {
        context.ChargeString((long)first.Length + second.Length);
        return first + second;
    }

    private static LiquidValue Charged(RenderContext context, string text)
    {
        context.ChargeString(text.Length);
        return text;
    }

    private static int SkipSpace(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExcept(SpaceSet);
        return at < 0 ? text.Length : at;
    }

    // A single space as the separator means words: runs of white space count once, in front not at all.
    private static int NextWord(string text, ref int at)
    {
        at += SkipSpace(text.AsSpan(at));
        var next = text.AsSpan(at).IndexOfAny(SpaceSet);
        return next < 0 ? -1 : at + next;
    }

    private static bool Cut(int count, ref long start, ref long length)
    {
        start = start < 0 ? start + count : start;
        if (start < 0 || start > count || length < 0)
        {
            return false;
        }

        length = Math.Min(length, count - start);
        return true;
    }
}

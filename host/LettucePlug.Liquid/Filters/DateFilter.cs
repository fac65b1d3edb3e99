using System.Globalization;

namespace LettucePlug.Liquid;

/// <summary>Dates in, dates out: UTC unless the text names another offset.</summary>
internal static class DateFilter
{
    public static LiquidValue Date(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var format = context.TextOf(arguments[0]);
        if (format.Length == 0 || !TryParse(context, input, out var date))
        {
            return input;
        }

        var limit = context.Options.Limits.DateFormat;
        if (format.Length > limit)
        {
            throw context.LimitFault(LimitKind.DateFormat, limit);
        }

        var text = DateFormat.Format(date, format, limit * 4);
        if (text is null)
        {
            throw context.LimitFault(LimitKind.DateFormat, limit);
        }

        context.ChargeString(text.Length);
        return text;
    }

    private static bool TryParse(RenderContext context, in LiquidValue input, out DateTimeOffset date)
    {
        date = default;
        if (input.TryGetInteger(out var seconds))
        {
            return TryFromSeconds(seconds, out date);
        }

        if (!input.TryGetString(out var text))
        {
            return false;
        }

        const int MaxLength = 100;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty || trimmed.Length > MaxLength)
        {
            return false;
        }

        if (trimmed.Equals("now", StringComparison.OrdinalIgnoreCase)
            || trimmed.Equals("today", StringComparison.OrdinalIgnoreCase))
        {
            date = context.Options.Clock?.GetUtcNow() ?? default;
            return context.Options.Clock is not null;
        }

        if (!trimmed.ContainsAnyExceptInRange('0', '9'))
        {
            return long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
                && TryFromSeconds(seconds, out date);
        }

        // Text without a year would be completed from the machine's clock, which a template cannot see.
        return HasYear(trimmed) && DateTimeOffset.TryParse(
            StripZoneName(trimmed),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out date);
    }

    private static bool TryFromSeconds(long seconds, out DateTimeOffset date)
    {
        const long First = -62_135_596_800;
        const long Last = 253_402_300_799;
        date = seconds is >= First and <= Last ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return seconds is >= First and <= Last;
    }

    private static ReadOnlySpan<char> StripZoneName(ReadOnlySpan<char> text) =>
        text.EndsWith(" UTC") ? text[..^4] : text;

    private static bool HasYear(ReadOnlySpan<char> text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run == 4)
            {
                return true;
            }
        }

        return false;
    }
}

using System.Globalization;

namespace LettucePlug.Liquid;

/// <summary>Dates in, dates out: UTC unless the text names another offset.</summary>
internal static class DateFilter
{
    private static readonly string[] DayFirst =
    [
        "d/M/yyyy", "d.M.yyyy", "d/M/yyyy H:m", "d.M.yyyy H:m", "d/M/yyyy H:m:s", "d.M.yyyy H:m:s",
        "d/M/yyyy h:m tt", "d.M.yyyy h:m tt",
    ];

    private static readonly string[] YearLast =
        ["ddd MMM d HH:mm:ss yyyy", "ddd MMM d HH:mm:ss zzz yyyy", "ddd MMM d HH:mm:ss 'UTC' yyyy"];

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
            return trimmed.Length == text.Length && long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
                && TryFromSeconds(seconds, out date);
        }

        // Text without a year would be completed from the machine's clock, which a template cannot see.
        if (!HasYear(trimmed))
        {
            return false;
        }

        var offset = TakeZoneName(ref trimmed);
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        var isRead = IsDayFirst(trimmed)
            ? DateTimeOffset.TryParseExact(trimmed, DayFirst, CultureInfo.InvariantCulture, Style, out date)
            : DateTimeOffset.TryParseExact(trimmed, YearLast, CultureInfo.InvariantCulture, Style, out date)
                || DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, Style, out date);
        if (isRead && offset != 0)
        {
            // The last hours of the year 9999 are beyond what can be told in UTC.
            isRead = date.Year < DateTime.MaxValue.Year;
            date = isRead ? new DateTimeOffset(date.DateTime, TimeSpan.FromHours(offset)) : default;
        }

        return isRead;
    }

    private static bool TryFromSeconds(long seconds, out DateTimeOffset date)
    {
        const long First = -62_135_596_800;
        const long Last = 253_402_300_799;
        date = seconds is >= First and <= Last ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return seconds is >= First and <= Last;
    }

    private static bool IsDayFirst(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOfAnyExceptInRange('0', '9');
        return mark is 1 or 2 && text[mark] is '/' or '.';
    }

    /// <summary>Cuts off the name of a zone; its hours from UTC.</summary>
    private static int TakeZoneName(ref ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf(' ');
        int? hours = text[(at + 1)..] switch
        {
            "UTC" or "GMT" => 0,
            "EST" or "CDT" => -5,
            "EDT" => -4,
            "CST" or "MDT" => -6,
            "MST" or "PDT" => -7,
            "PST" => -8,
            _ => null,
        };
        text = hours is null || at < 0 ? text : text[..at];
        return hours ?? 0;
    }

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

using System.Globalization;
using System.Text;

namespace LettucePlug.Liquid;

/// <summary>The directives of strftime, with the flags - 0 ^ # _ : and widths.</summary>
internal static class DateFormat
{
    private static readonly DateTimeFormatInfo Words = CultureInfo.InvariantCulture.DateTimeFormat;

    /// <summary>The date as text, or null when it would be longer than <paramref name="limit"/>.</summary>
    public static string? Format(DateTimeOffset date, ReadOnlySpan<char> format, int limit)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                text.Append(format[i]);
                continue;
            }

            var start = i++;
            var (flag, isUpper, swapsCase, colons, width) = ('\0', false, false, 0, 0);
            for (; i < format.Length && format[i] is '-' or '0' or '^' or '#' or '_' or ':'; i++)
            {
                flag = format[i] is '-' or '0' or '_' ? format[i] : flag;
                isUpper |= format[i] == '^';
                swapsCase |= format[i] == '#';
                colons += format[i] == ':' ? 1 : 0;
            }

            for (; i < format.Length && char.IsAsciiDigit(format[i]); i++)
            {
                width = Math.Min((width * 10) + format[i] - '0', limit + 1);
            }

            if (width > limit)
            {
                return null;
            }

            i += IsModified(format[i..]) ? 1 : 0;
            var piece = i >= format.Length ? null
                : format[i] is 'L' or 'N' ? Text(Fraction(date, format[i] == 'L' ? 3 : 9, width))
                : Directive(date, format[i], colons);
            if (piece is not { } part)
            {
                text.Append(format[start..Math.Min(i + 1, format.Length)]);
                continue;
            }

            var word = Pad(part, flag, width);
            text.Append(isUpper ? word.ToUpperInvariant()
                : swapsCase ? SwapCase(word, format[i]) : word);
            if (text.Length > limit)
            {
                return null;
            }
        }

        return text.ToString();
    }

    // %Ey and %Od ask for a local calendar or digits; there are none here, so they are %y and %d.
    private static bool IsModified(ReadOnlySpan<char> format) => format.Length > 1
        && ((format[0] == 'E' && "cCxXyY".Contains(format[1])) || (format[0] == 'O' && "deHkIlmMSuUVwWy".Contains(format[1])));

    private static string SwapCase(string word, char directive) =>
        directive is 'p' or 'Z' ? word.ToLowerInvariant() : word.ToUpperInvariant();

    private static string Pad(Piece part, char flag, int width)
    {
        var fill = flag switch { '_' => ' ', '0' => '0', _ => part.Fill };
        var length = width > 0 ? width : part.Width;
        if (flag == '-')
        {
            return part.Text;
        }

        // A sign stays in front of the zeros.
        return part.Text is ['+' or '-', ..] && fill == '0'
            ? part.Text[0] + part.Text[1..].PadLeft(Math.Max(length - 1, 0), '0')
            : part.Text.PadLeft(length, fill);
    }

    private static Piece? Directive(DateTimeOffset date, char directive, int colons) => directive switch
    {
        'Y' => Number(date.Year, 4),
        'C' => Number(date.Year / 100, 2),
        'y' => Number(date.Year % 100, 2),
        'm' => Number(date.Month, 2),
        'B' => Text(Words.GetMonthName(date.Month)),
        'b' or 'h' => Text(Words.GetAbbreviatedMonthName(date.Month)),
        'd' => Number(date.Day, 2),
        'e' => Number(date.Day, 2) with { Fill = ' ' },
        'j' => Number(date.DayOfYear, 3),
        'H' => Number(date.Hour, 2),
        'k' => Number(date.Hour, 2) with { Fill = ' ' },
        'I' => Number(Twelve(date), 2),
        'l' => Number(Twelve(date), 2) with { Fill = ' ' },
        'M' => Number(date.Minute, 2),
        'S' => Number(date.Second, 2),
        'p' => Text(date.Hour < 12 ? "AM" : "PM"),
        'P' => Text(date.Hour < 12 ? "am" : "pm"),
        'A' => Text(Words.GetDayName(date.DayOfWeek)),
        'a' => Text(Words.GetAbbreviatedDayName(date.DayOfWeek)),
        'u' => Number(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, 1),
        'w' => Number((int)date.DayOfWeek, 1),
        'G' => Number(ISOWeek.GetYear(date.DateTime), 4),
        'g' => Number(ISOWeek.GetYear(date.DateTime) % 100, 2),
        'V' => Number(ISOWeek.GetWeekOfYear(date.DateTime), 2),
        'U' => Number((date.DayOfYear + 6 - (int)date.DayOfWeek) / 7, 2),
        'W' => Number((date.DayOfYear + 6 - (((int)date.DayOfWeek + 6) % 7)) / 7, 2),
        's' => Number(date.ToUnixTimeSeconds(), 1),
        'z' => Text(Offset(date.Offset, colons)) with { Fill = '0' },
        'Z' => Text(date.Offset == TimeSpan.Zero ? "UTC" : ""), // An offset alone has no name.
        'c' => Nested(date, "%a %b %e %H:%M:%S %Y"),
        'D' or 'x' => Nested(date, "%m/%d/%y"),
        'F' => Nested(date, "%Y-%m-%d"),
        'T' or 'X' => Nested(date, "%H:%M:%S"),
        'R' => Nested(date, "%H:%M"),
        'r' => Nested(date, "%I:%M:%S %p"),
        'v' => Nested(date, "%e-%^b-%Y"),
        'n' => Text("\n"),
        't' => Text("\t"),
        '%' => Text("%"),
        _ => null,
    };

    private static int Twelve(DateTimeOffset date) => date.Hour % 12 == 0 ? 12 : date.Hour % 12;

    private static string Offset(TimeSpan offset, int colons)
    {
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        var hours = $"{sign}{Math.Abs(offset.Hours):00}";
        var minutes = $"{Math.Abs(offset.Minutes):00}";
        return colons switch
        {
            0 => hours + minutes,
            1 => $"{hours}:{minutes}",
            2 => $"{hours}:{minutes}:00",
            _ => offset.Minutes == 0 ? hours : $"{hours}:{minutes}", // As short as it can be.
        };
    }

    /// <summary>The fraction of a second, with as many digits as the width says.</summary>
    private static string Fraction(DateTimeOffset date, int digits, int width)
    {
        digits = width > 0 ? width : digits;
        var text = (date.Ticks % TimeSpan.TicksPerSecond).ToString("0000000", CultureInfo.InvariantCulture);
        return text.PadRight(digits, '0')[..digits];
    }

    private static Piece Number(long number, int width) =>
        new(number.ToString(CultureInfo.InvariantCulture), width, '0');

    private static Piece Text(string text) => new(text, 0, ' ');

    private static Piece Nested(DateTimeOffset date, string format) => Text(Format(date, format, 200) ?? "");

    private readonly record struct Piece(string Text, int Width, char Fill);
}

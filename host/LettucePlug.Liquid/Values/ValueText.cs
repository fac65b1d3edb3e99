using System.Globalization;
using System.Text;

namespace LettucePlug.Liquid;

/// <summary>How values look as text.</summary>
internal static class ValueText
{
    /// <summary>The text of a value inside a filter: lists and maps are shown with brackets.</summary>
    public static string Of(in LiquidValue value)
    {
        if (value.TryGetString(out var text))
        {
            return text;
        }

        if (value.TryGetInteger(out var whole))
        {
            return whole.ToString(CultureInfo.InvariantCulture);
        }

        switch (value.Kind)
        {
            case LiquidKind.Boolean:
                return value.IsTruthy ? "true" : "false";
            case LiquidKind.Integer or LiquidKind.Number:
                return OfNumber(value.Boxed!); // The other form of an integer was handled above.
            case LiquidKind.Range:
                var range = value.As<LiquidRange>()!; // The kind says so.
                return string.Create(CultureInfo.InvariantCulture, $"{range.Start}..{range.End}");
            case LiquidKind.Media:
                return value.As<MediaRef>()!.Label; // The kind says so.
            case LiquidKind.List or LiquidKind.Map:
                return value.As<LoopState>() is { } loop ? loop.Title : Inspect(value);
            default:
                return "";
        }
    }

    /// <summary>An upper bound for the characters of <see cref="Of"/>, so that they can be charged first.</summary>
    public static long MeasureOf(in LiquidValue value, long stopAt)
    {
        if (value.TryGetString(out var text))
        {
            return text.Length;
        }

        long total = 40;
        if (value.TryGetList(out var list))
        {
            for (var i = 0; i < list.Count && total < stopAt; i++)
            {
                total += 4 + Inspected(list[i], stopAt - total);
            }
        }
        else if (value.TryGetMap(out var map))
        {
            for (var i = 0; i < map.Count && total < stopAt; i++)
            {
                var entry = map.EntryAt(i);
                total += 8 + (2L * entry.Key.Length) + Inspected(entry.Value, stopAt - total);
            }
        }

        return total;
    }

    public static string OfDouble(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        // The shortest digits that read back as the same number, freed from sign, point and exponent.
        var shortest = number.ToString("R", CultureInfo.InvariantCulture).AsSpan();
        var sign = shortest[0] == '-' ? "-" : "";
        shortest = shortest[sign.Length..];
        var e = shortest.IndexOf('E');
        var exponent = e < 0 ? 0 : int.Parse(shortest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? shortest : shortest[..e];
        var point = mantissa.IndexOf('.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        var digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        if (significant.Length == 0)
        {
            return sign + "0.0";
        }

        exponent -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        var rest = significant.Length > 1 ? significant[1..] : "0";
        return exponent switch
        {
            < -4 or >= 15 => string.Create(
                CultureInfo.InvariantCulture,
                $"{sign}{significant[0]}.{rest}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"),
            < 0 => $"{sign}0.{new string('0', -exponent - 1)}{significant}",
            _ when significant.Length <= exponent + 1 => $"{sign}{significant.PadRight(exponent + 1, '0')}.0",
            _ => $"{sign}{significant[..(exponent + 1)]}.{significant[(exponent + 1)..]}",
        };
    }

    private static string OfNumber(BoxedNumber number) =>
        number.IsDouble ? OfDouble(number.Double)
        : number.Kind == LiquidKind.Integer ? number.Decimal.ToString("0", CultureInfo.InvariantCulture)
        : number.Decimal == 0 ? OfDouble((double)number.Decimal)
        // Through the digits: the cast of a long decimal can miss the nearest double by one.
        : OfDouble(double.Parse(number.Decimal.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static long Inspected(in LiquidValue value, long stopAt) =>
        value.TryGetString(out var text) ? 2 + (2L * text.Length) : MeasureOf(value, stopAt);

    private static string Inspect(in LiquidValue value)
    {
        var text = new StringBuilder();
        Inspect(value, text);
        return text.ToString();
    }

    private static void Inspect(in LiquidValue value, StringBuilder to)
    {
        if (value.TryGetString(out var text))
        {
            InspectString(text, to);
        }
        else if (value.IsNil)
        {
            to.Append("nil");
        }
        else if (value.TryGetList(out var list))
        {
            to.Append('[');
            for (var i = 0; i < list.Count; i++)
            {
                to.Append(i > 0 ? ", " : "");
                Inspect(list[i], to);
            }

            to.Append(']');
        }
        else if (value.TryGetMap(out var map) && map is not LoopState)
        {
            to.Append('{');
            for (var i = 0; i < map.Count; i++)
            {
                to.Append(i > 0 ? ", " : "");
                var entry = map.EntryAt(i);
                InspectString(entry.Key, to);
                to.Append("=>");
                Inspect(entry.Value, to);
            }

            to.Append('}');
        }
        else
        {
            to.Append(Of(value));
        }
    }

    private static void InspectString(string text, StringBuilder to)
    {
        to.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append(@"\\"),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                _ => to.Append(c),
            };
        }

        to.Append('"');
    }
}

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

        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        if (e < 0)
        {
            if (Math.Abs(number) is >= 1e-4 or 0)
            {
                return shortest.Contains('.', StringComparison.Ordinal) ? shortest : shortest + ".0";
            }

            shortest = number.ToString("E16", CultureInfo.InvariantCulture);
            e = shortest.IndexOf('E', StringComparison.Ordinal);
            var digitsOnly = shortest[..e].TrimEnd('0');
            shortest = (digitsOnly.EndsWith('.') ? digitsOnly + "0" : digitsOnly) + shortest[e..];
            e = shortest.IndexOf('E', StringComparison.Ordinal);
        }

        var exponent = int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = shortest[..e];
        if (exponent is >= 0 and < 16)
        {
            return ((decimal)number).ToString("0.0###############", CultureInfo.InvariantCulture);
        }

        if (!mantissa.Contains('.', StringComparison.Ordinal))
        {
            mantissa += ".0";
        }

        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string OfNumber(BoxedNumber number) =>
        number.IsDouble ? OfDouble(number.Double)
        : number.Kind == LiquidKind.Integer ? number.Decimal.ToString("0", CultureInfo.InvariantCulture)
        : OfDouble((double)number.Decimal);

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

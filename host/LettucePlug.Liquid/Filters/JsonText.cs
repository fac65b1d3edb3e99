using System.Globalization;
using System.Text;

namespace LettucePlug.Liquid;

/// <summary>Values as JSON.</summary>
internal static class JsonText
{
    public static string Of(RenderContext context, in LiquidValue value)
    {
        var text = new StringBuilder();
        Append(context, value, text);
        context.ChargeString(text.Length);
        return text.ToString();
    }

    private static void Append(RenderContext context, in LiquidValue value, StringBuilder to)
    {
        if (to.Length > context.Options.Limits.StringLength)
        {
            context.ChargeString(to.Length);
        }

        switch (value.Kind)
        {
            case LiquidKind.Boolean or LiquidKind.Integer:
                to.Append(value.ToText());
                break;
            case LiquidKind.Number:
                var number = value.ToText();
                to.Append(number is "NaN" or "Infinity" or "-Infinity" ? "null" : number);
                break;
            case LiquidKind.String:
                AppendString(value.ToText(), to);
                break;
            case LiquidKind.Media:
                AppendString(value.ToText(), to);
                break;
            case LiquidKind.Range or LiquidKind.List:
                context.CheckStack();
                var items = LoopSequence.Of(value, 0, null, isReversed: false);
                context.CheckLoop(value, items.Count);
                to.Append('[');
                for (var i = 0L; i < items.Count; i++)
                {
                    to.Append(i > 0 ? "," : "");
                    Append(context, items[i], to);
                }

                to.Append(']');
                break;
            case LiquidKind.Map:
                context.CheckStack();
                var map = value.As<LiquidMap>()!; // The kind says so.
                to.Append('{');
                for (var i = 0; i < map.Count; i++)
                {
                    var entry = map.EntryAt(i);
                    to.Append(i > 0 ? "," : "");
                    AppendString(entry.Key, to);
                    to.Append(':');
                    Append(context, entry.Value, to);
                }

                to.Append('}');
                break;
            default:
                to.Append("null");
                break;
        }
    }

    private static void AppendString(string text, StringBuilder to)
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
                < ' ' or '\u007F' or '\u2028' or '\u2029' => to.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => to.Append(c),
            };
        }

        to.Append('"');
    }
}

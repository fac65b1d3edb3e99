namespace LettucePlug.Liquid;

/// <summary>What <c>item[property]</c> is for the filters that look into items.</summary>
internal static class ItemProperty
{
    /// <summary>
    /// Reads a property of an item. False means that such an item has no properties at all, which ends the filter with
    /// nil; a number instead is a fault.
    /// </summary>
    public static bool TryRead(RenderContext context, in LiquidValue item, in LiquidValue property, out LiquidValue value)
    {
        value = default;
        switch (item.Kind)
        {
            case LiquidKind.Map:
                if (property.TryGetString(out var key))
                {
                    _ = item.As<LiquidMap>()!.TryGetValue(key, out value); // The kind says so.
                }

                return true;
            case LiquidKind.String:
                return ReadString(context, item.ToText(), property, out value);
            case LiquidKind.Integer:
                if (TryIndex(property, out var bit) && item.TryGetInteger(out var number))
                {
                    value = bit is >= 0 and < 64 ? (number >> (int)bit) & 1 : 0;
                    return true;
                }

                throw NoProperty(context, property, "a number has no properties");
            default:
                return false;
        }
    }

    /// <summary>As <see cref="TryRead"/>, but a property that is not there may be a path with dots.</summary>
    public static bool TryReadPath(
        RenderContext context, in LiquidValue item, in LiquidValue property, out LiquidValue value)
    {
        if (!TryRead(context, item, property, out value))
        {
            return false;
        }

        if (value.IsNil && property.TryGetString(out var path) && (path.Length == 0 || path.Contains('.')))
        {
            value = Walk(context, item, path);
        }

        return true;
    }

    private static LiquidValue Walk(RenderContext context, LiquidValue value, ReadOnlySpan<char> path)
    {
        while (!path.IsEmpty && !value.IsNil)
        {
            var dot = path.IndexOf('.');
            var part = dot < 0 ? path : path[..dot];
            path = dot < 0 ? [] : path[(dot + 1)..];
            if (part.IsEmpty)
            {
                continue;
            }

            // Each item walks the whole path, so a long one counts as the work and the text that it is.
            context.ChargeWork(RenderContext.ItemsPerStep);
            context.ChargeString(part.Length);
            if (!TryRead(context, value, LiquidValue.From(part.ToString()), out var next))
            {
                break;
            }

            value = next;
        }

        return value;
    }

    // Text answers a text with itself when it contains it, and a number with the character there.
    private static bool ReadString(
        RenderContext context, string text, in LiquidValue property, out LiquidValue value)
    {
        value = default;
        if (property.TryGetString(out var part))
        {
            value = text.Contains(part, StringComparison.Ordinal) ? property : default;
            return true;
        }

        if (TryIndex(property, out var at))
        {
            var length = TextUnits.Length(text);
            at = at < 0 ? at + length : at;
            value = at >= 0 && at < length ? TextUnits.Slice(text, at, 1) : default(LiquidValue);
            return true;
        }

        return property.IsNil
            ? false
            : throw NoProperty(context, property, "text is looked into with text, or with the place of a character");
    }

    private static bool TryIndex(in LiquidValue property, out long index)
    {
        index = property.Kind == LiquidKind.Number ? Number.Of(property).ToInt32() : 0;
        return property.Kind == LiquidKind.Number || property.TryGetInteger(out index);
    }

    private static LiquidRenderException NoProperty(RenderContext context, in LiquidValue property, string hint) =>
        context.Fault(DiagnosticCode.NoProperty, $"cannot select the property '{context.TextOf(property)}'", hint);
}

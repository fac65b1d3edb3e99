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
                return ReadString(item.ToText(), property, out value);
            case LiquidKind.Integer:
                if (property.TryGetInteger(out var bit) && item.TryGetInteger(out var number))
                {
                    value = bit is >= 0 and < 64 ? (number >> (int)bit) & 1 : 0;
                    return true;
                }

                throw context.Fault(
                    DiagnosticCode.NoProperty,
                    $"cannot select the property '{property.ToText()}'",
                    "a number has no properties");
            default:
                return false;
        }
    }

    // Text answers a text with itself when it contains it, and a number with the character there.
    private static bool ReadString(string text, in LiquidValue property, out LiquidValue value)
    {
        value = default;
        if (property.TryGetString(out var part))
        {
            value = text.Contains(part, StringComparison.Ordinal) ? property : default;
            return true;
        }

        if (property.TryGetInteger(out var at))
        {
            var length = TextUnits.Length(text);
            at = at < 0 ? at + length : at;
            value = at >= 0 && at < length ? TextUnits.Slice(text, at, 1) : default(LiquidValue);
            return true;
        }

        return false;
    }
}

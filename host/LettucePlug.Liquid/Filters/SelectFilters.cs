namespace LettucePlug.Liquid;

/// <summary>The filters that keep or find the items whose property has a value.</summary>
internal static class SelectFilters
{
    public static LiquidValue Where(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Select(context, input, arguments, keeps: true);

    public static LiquidValue Reject(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Select(context, input, arguments, keeps: false);

    public static LiquidValue Has(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var items = context.ItemsOf(input);
        return IndexOf(context, items, arguments, out var isEnded) >= 0 ? true : isEnded ? default(LiquidValue) : false;
    }

    public static LiquidValue Find(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var items = context.ItemsOf(input);
        var at = IndexOf(context, items, arguments, out _);
        return at >= 0 ? items[at] : default;
    }

    public static LiquidValue FindIndex(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var at = IndexOf(context, context.ItemsOf(input), arguments, out _);
        return at >= 0 ? LiquidValue.From(at) : default;
    }

    private static LiquidValue Select(
        RenderContext context, in LiquidValue input, FilterArguments arguments, bool keeps)
    {
        var items = context.ItemsOf(input);
        context.ChargeItems(items.Length);
        var kept = new LiquidValue[items.Length];
        var count = 0;
        foreach (var item in items)
        {
            if (!Matches(context, item, arguments, out var isMatch))
            {
                return default;
            }

            if (isMatch == keeps)
            {
                kept[count++] = item;
            }
        }

        return RenderContext.ListOf(kept, count);
    }

    private static int IndexOf(
        RenderContext context, ReadOnlySpan<LiquidValue> items, FilterArguments arguments, out bool isEnded)
    {
        isEnded = false;
        for (var i = 0; i < items.Length; i++)
        {
            if (!Matches(context, items[i], arguments, out var isMatch))
            {
                isEnded = true;
                return -1;
            }

            if (isMatch)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Matches(RenderContext context, in LiquidValue item, FilterArguments arguments, out bool isMatch)
    {
        var isKnown = ItemProperty.TryReadPath(context, item, arguments[0], out var value);
        isMatch = isKnown && (arguments[1].IsNil ? value.IsTruthy : value.Equals(arguments[1]));
        return isKnown;
    }
}

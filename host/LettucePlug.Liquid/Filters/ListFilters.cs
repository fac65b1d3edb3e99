using System.Text;

namespace LettucePlug.Liquid;

internal static class ListFilters
{
    public static LiquidValue First(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        input.TryGetMap(out var map)
            ? map.Count > 0 ? LoopSequence.Pair(map.EntryAt(0)) : default
            : PathExpression.EndOf(input, first: true);

    public static LiquidValue Last(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        PathExpression.EndOf(input, first: false);

    public static LiquidValue Size(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var size = PathExpression.SizeOf(input);
        return size.IsNil ? 0 : size;
    }

    public static LiquidValue Join(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var glue = arguments.Count > 0 ? context.TextOf(arguments[0]) : " ";
        var items = context.ItemsOf(input);
        if (items.Length == 1)
        {
            return context.TextOf(items[0]);
        }

        long total = (long)glue.Length * Math.Max(0, items.Length - 1);
        foreach (var item in items)
        {
            total += item.TryGetString(out var text) ? text.Length : ValueText.MeasureOf(item, int.MaxValue);
            if (total > context.Options.Limits.StringLength)
            {
                break;
            }
        }

        context.ChargeString(total);
        var result = new StringBuilder((int)total);
        for (var i = 0; i < items.Length; i++)
        {
            result.Append(i > 0 ? glue : "").Append(ValueText.Of(items[i]));
        }

        return result.ToString();
    }

    public static LiquidValue Concat(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        if (!arguments[0].TryGetList(out var more))
        {
            throw context.Fault(
                DiagnosticCode.BadArgument, "concat filter requires an array argument", "make one with split or where");
        }

        var items = context.ItemsOf(input);
        context.ChargeItems((long)items.Length + more.Count);
        var all = new LiquidValue[items.Length + more.Count];
        items.CopyTo(all);
        for (var i = 0; i < more.Count; i++)
        {
            all[items.Length + i] = more[i];
        }

        return new LiquidArray(all);
    }

    public static LiquidValue Reverse(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var items = context.ItemsOf(input);
        context.ChargeItems(items.Length);
        var reversed = items.ToArray();
        Array.Reverse(reversed);
        return new LiquidArray(reversed);
    }

    public static LiquidValue Map(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var items = context.ItemsOf(input);
        context.ChargeItems(items.Length);
        var mapped = new LiquidValue[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            _ = ItemProperty.TryRead(context, items[i], arguments[0], out mapped[i]);
        }

        return new LiquidArray(mapped);
    }

    public static LiquidValue Compact(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var items = context.ItemsOf(input);
        context.ChargeItems(items.Length);
        var kept = new LiquidValue[items.Length];
        var count = 0;
        foreach (var item in items)
        {
            var value = item;
            if (!arguments[0].IsNil && !ItemProperty.TryRead(context, item, arguments[0], out value))
            {
                return default;
            }

            if (!value.IsNil)
            {
                kept[count++] = item;
            }
        }

        return RenderContext.ListOf(kept, count);
    }

    public static LiquidValue Uniq(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var items = context.ItemsOf(input);
        if (items.Length < 2)
        {
            return new LiquidArray(items.ToArray()); // One item needs no property to be unique by.
        }

        context.ChargeItems(items.Length * 2L);
        var seen = new HashSet<LiquidValue>();
        var kept = new LiquidValue[items.Length];
        var count = 0;
        foreach (var item in items)
        {
            var value = item;
            if (!arguments[0].IsNil && !ItemProperty.TryRead(context, item, arguments[0], out value))
            {
                return default;
            }

            if (seen.Add(value))
            {
                kept[count++] = item;
            }
        }

        return RenderContext.ListOf(kept, count);
    }

    public static LiquidValue Sum(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var total = Number.Zero;
        foreach (var item in context.ItemsOf(input))
        {
            var value = item;
            if (!arguments[0].IsNil && !ItemProperty.TryRead(context, item, arguments[0], out value))
            {
                value = default;
            }

            total = Number.Add(total, Number.Of(value));
        }

        return total.ToValue();
    }
}

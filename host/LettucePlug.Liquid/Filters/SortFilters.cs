using System.Numerics;

namespace LettucePlug.Liquid;

internal static class SortFilters
{
    public static LiquidValue Sort(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        SortBy(context, input, arguments, (left, right) => Compare(context, left, right));

    public static LiquidValue SortNatural(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        SortBy(context, input, arguments, (left, right) => CompareText(context, left, right));

    private static LiquidValue SortBy(
        RenderContext context, in LiquidValue input, FilterArguments arguments, Comparison<LiquidValue> order)
    {
        var items = context.ItemsOf(input);
        context.ChargeItems(items.Length * 2L);
        context.ChargeWork((long)items.Length * BitOperations.Log2((uint)items.Length + 1));
        var sorted = items.ToArray();
        if (sorted.Length < 2)
        {
            return new LiquidArray(sorted);
        }

        var keys = sorted;
        if (!arguments[0].IsNil)
        {
            keys = new LiquidValue[sorted.Length];
            for (var i = 0; i < sorted.Length; i++)
            {
                if (!ItemProperty.TryRead(context, sorted[i], arguments[0], out keys[i]))
                {
                    return default;
                }
            }
        }

        try
        {
            if (IsSmall(sorted.Length))
            {
                InsertionSort(sorted, keys, order);
            }
            else
            {
                StableSort(ref sorted, keys, order);
            }
        }
        catch (InvalidOperationException wrapped) when (wrapped.InnerException is LiquidRenderException fault)
        {
            // The library wraps what a comparison throws.
            throw fault;
        }

        return new LiquidArray(sorted);
    }

    private static bool IsSmall(int count) => count <= 24;

    private static void InsertionSort(LiquidValue[] items, LiquidValue[] keys, Comparison<LiquidValue> order)
    {
        var isOwn = !ReferenceEquals(items, keys);
        for (var i = 1; i < items.Length; i++)
        {
            var (item, key) = (items[i], keys[i]);
            var at = i - 1;
            for (; at >= 0 && order(keys[at], key) > 0; at--)
            {
                keys[at + 1] = keys[at];
                if (isOwn)
                {
                    items[at + 1] = items[at];
                }
            }

            keys[at + 1] = key;
            items[at + 1] = item;
        }
    }

    private static void StableSort(ref LiquidValue[] items, LiquidValue[] keys, Comparison<LiquidValue> order)
    {
        var places = new int[items.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(places, (left, right) =>
        {
            var result = left == right ? 0 : order(keys[left], keys[right]);
            return result != 0 ? result : left.CompareTo(right);
        });
        var source = items;
        items = Array.ConvertAll(places, place => source[place]);
    }

    private static int Compare(RenderContext context, in LiquidValue left, in LiquidValue right)
    {
        if (left.TryGetString(out var text) && right.TryGetString(out var other))
        {
            return string.CompareOrdinal(text, other);
        }

        if (left.IsNumeric && right.IsNumeric)
        {
            return Number.Compare(Number.Of(left), Number.Of(right));
        }

        if (left.IsNil || right.IsNil)
        {
            return left.IsNil && right.IsNil ? 0 : left.IsNil ? 1 : -1;
        }

        return left.Equals(right) ? 0 : throw context.Fault(
            DiagnosticCode.NotComparable,
            "cannot sort values of incompatible types",
            "sort_natural compares everything as text");
    }

    private static int CompareText(RenderContext context, in LiquidValue left, in LiquidValue right)
    {
        if (left.IsNil || right.IsNil)
        {
            return left.IsNil && right.IsNil ? 0 : left.IsNil ? 1 : -1;
        }

        return string.Compare(context.TextOf(left), context.TextOf(right), StringComparison.OrdinalIgnoreCase);
    }
}

namespace LettucePlug.Liquid;

public sealed partial class RenderContext
{
    internal void CheckLoop(in LiquidValue source, long count)
    {
        if (source.Kind == LiquidKind.Range)
        {
            if (count > Limits.Range)
            {
                throw LimitFault(LimitKind.Range, Limits.Range);
            }
        }
        else if (count > Limits.Collection)
        {
            throw LimitFault(LimitKind.Collection, Limits.Collection);
        }
    }

    /// <summary>
    /// The items a filter works on: lists are flattened, a map or text is one item, nil is none. A flat list of the
    /// engine's own is handed out as it is, so the caller must not change what it gets.
    /// </summary>
    internal ReadOnlySpan<LiquidValue> ItemsOf(in LiquidValue value)
    {
        switch (value.Kind)
        {
            case LiquidKind.Nil:
                return [];
            case LiquidKind.Range:
                var range = value.As<LiquidRange>()!; // The kind says so.
                CheckLoop(value, range.Count);
                ChargeItems(range.Count);
                var numbers = new LiquidValue[range.Count];
                for (var i = 0; i < numbers.Length; i++)
                {
                    numbers[i] = LiquidValue.From(range.Start + i);
                }

                return numbers;
            case LiquidKind.List:
                var list = value.As<LiquidList>()!; // The kind says so.
                if (list is LiquidArray array && !HasNested(array.Span))
                {
                    CheckLoop(value, array.Count);
                    ChargeWork(array.Count);
                    return array.Span;
                }

                var flat = new List<LiquidValue>(Math.Min(list.Count, Limits.Collection));
                Flatten(list, flat);
                ChargeItems(flat.Count);
                ChargeWork(flat.Count);
                return flat.ToArray();
            default:
                return new[] { value };
        }
    }

    internal static LiquidValue ListOf(LiquidValue[] items, int count) => LiquidValue.From(new LiquidArray(items, count));

    private static bool HasNested(ReadOnlySpan<LiquidValue> items)
    {
        foreach (var item in items)
        {
            if (item.Kind == LiquidKind.List)
            {
                return true;
            }
        }

        return false;
    }

    private void Flatten(LiquidList list, List<LiquidValue> to)
    {
        CheckStack();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].TryGetList(out var inner))
            {
                Flatten(inner, to);
            }
            else if (to.Count >= Limits.Collection)
            {
                throw LimitFault(LimitKind.Collection, Limits.Collection);
            }
            else
            {
                to.Add(list[i]);
            }
        }
    }
}

namespace LettucePlug.Liquid;

/// <summary>One step of a path: <c>.name</c>, or <c>[expression]</c>.</summary>
internal readonly record struct PathSegment(string? Name, Expression? Index);

/// <summary>A variable with what follows it: <c>user.name</c>, <c>items[0].title</c>, <c>["odd name"]</c>.</summary>
internal sealed class PathExpression(int start, int end, string? name, Expression? root, PathSegment[] segments)
    : Expression(start, end)
{
    public string? Name => name;

    public Expression? RootIndex => root;

    public PathSegment[] Segments => segments;

    public override LiquidValue Evaluate(RenderContext context)
    {
        var key = name ?? root!.Evaluate(context).ToText(); // A path without a name has a bracket in its place.
        if (!context.TryLookup(key, out var value))
        {
            return context.ReportsUndefined ? throw context.UndefinedVariable(this, key) : default;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            if (segment.Name is { } property)
            {
                if (!TryProperty(value, property, out var next) && context.ReportsUndefined && !value.IsNil)
                {
                    throw context.UndefinedProperty(this, i, value);
                }

                value = next;
            }
            else
            {
                value = At(value, segment.Index!.Evaluate(context)); // A segment without a name has an index.
            }

            if (value.IsNil)
            {
                return default;
            }
        }

        return value;
    }

    public static bool TryProperty(in LiquidValue value, string name, out LiquidValue result)
    {
        if (value.As<LiquidMap>() is { } map)
        {
            if (map.TryGetValue(name, out result))
            {
                return true;
            }

            switch (name)
            {
                case "size" when map is not LoopState:
                    result = LiquidValue.From(map.Count);
                    return true;
                case "first" when map is not LoopState:
                    result = map.Count > 0 ? LoopSequence.Pair(map.EntryAt(0)) : default;
                    return true;
                default:
                    return false;
            }
        }

        switch (name)
        {
            case "size":
                result = SizeOf(value);
                return !result.IsNil;
            case "first":
                result = EndOf(value, first: true);
                return value.Kind is LiquidKind.String or LiquidKind.List or LiquidKind.Range;
            case "last":
                result = EndOf(value, first: false);
                return value.Kind is LiquidKind.String or LiquidKind.List or LiquidKind.Range;
            default:
                result = default;
                return false;
        }
    }

    public static LiquidValue At(in LiquidValue value, in LiquidValue index)
    {
        if (value.As<LiquidList>() is { } list)
        {
            if (!index.TryGetInteger(out var at))
            {
                return default;
            }

            at = at < 0 ? at + list.Count : at;
            return at >= 0 && at < list.Count ? list[(int)at] : default;
        }

        return value.As<LiquidMap>() is { } map && index.TryGetString(out var key) && map.TryGetValue(key, out var found)
            ? found
            : default;
    }

    public static LiquidValue SizeOf(in LiquidValue value) => value.Kind switch
    {
        LiquidKind.String => LiquidValue.From(TextUnits.Length(value.ToText())),
        LiquidKind.List => LiquidValue.From(value.As<LiquidList>()!.Count), // The kind says so.
        LiquidKind.Map => LiquidValue.From(value.As<LiquidMap>()!.Count), // The kind says so.
        LiquidKind.Range => LiquidValue.From(value.As<LiquidRange>()!.Count), // The kind says so.
        _ => default,
    };

    public static LiquidValue EndOf(in LiquidValue value, bool first)
    {
        if (value.TryGetString(out var text))
        {
            return text.Length == 0 ? default : LiquidValue.From(
                first ? TextUnits.Slice(text, 0, 1) : TextUnits.Slice(text, TextUnits.Length(text) - 1, 1));
        }

        if (value.As<LiquidRange>() is { } range)
        {
            return LiquidValue.From(first ? range.Start : range.End);
        }

        return value.As<LiquidList>() is { Count: > 0 } list ? list[first ? 0 : list.Count - 1] : default;
    }
}

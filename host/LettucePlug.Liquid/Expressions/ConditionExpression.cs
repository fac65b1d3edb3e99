namespace LettucePlug.Liquid;

internal enum ComparisonOperator
{
    None,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    Unknown,
}

/// <summary>A value, or two with a comparison between them.</summary>
internal sealed class Comparison(
    int start, int end, Expression left, ComparisonOperator comparison, string symbol, Expression? right)
{
    public Expression Left => left;

    public Expression? Right => right;

    public bool Holds(RenderContext context)
    {
        var a = left.Evaluate(context);
        if (comparison == ComparisonOperator.None)
        {
            return a.IsTruthy;
        }

        var b = right?.Evaluate(context) ?? default;
        switch (comparison)
        {
            case ComparisonOperator.Equal:
                return a.Equals(b);
            case ComparisonOperator.NotEqual:
                return !a.Equals(b);
            case ComparisonOperator.Contains:
                return Contains(context, a, b);
            case ComparisonOperator.Unknown:
                context.At(start, end);
                throw context.Fault(DiagnosticCode.UnknownOperator, $"Unknown operator {symbol}");
        }

        if (a.IsNumeric && b.IsNumeric)
        {
            return Ordered(Number.Compare(Number.Of(a), Number.Of(b)));
        }

        if (a.TryGetString(out var text) && b.TryGetString(out var other))
        {
            return Ordered(string.CompareOrdinal(text, other));
        }

        if (Orders(a) && Orders(b))
        {
            context.At(start, end);
            throw context.Fault(
                DiagnosticCode.NotComparable, $"comparison of {NameOf(a)} with {ShowOf(b)} failed");
        }

        return false;
    }

    private static bool Orders(in LiquidValue value) => value.IsNumeric || value.Kind == LiquidKind.String;

    private static string NameOf(in LiquidValue value) => value.Kind switch
    {
        LiquidKind.String => "String",
        LiquidKind.Integer => "Integer",
        _ => "Float",
    };

    private static string ShowOf(in LiquidValue value) =>
        value.Kind == LiquidKind.String ? "String" : value.ToText();

    private bool Ordered(int order) => comparison switch
    {
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static bool Contains(RenderContext context, in LiquidValue whole, in LiquidValue part)
    {
        if (!part.IsTruthy)
        {
            return false;
        }

        if (whole.TryGetString(out var text))
        {
            return text.Contains(part.ToText(), StringComparison.Ordinal);
        }

        if (whole.As<LiquidMap>() is { } map)
        {
            return part.TryGetString(out var key) && map.TryGetValue(key, out _);
        }

        if (whole.As<LiquidRange>() is { } range)
        {
            return part.IsNumeric
                && Number.Compare(Number.Of(part), Number.Whole(range.Start)) >= 0
                && Number.Compare(Number.Of(part), Number.Whole(range.End)) <= 0;
        }

        if (whole.As<LiquidList>() is { } list)
        {
            context.ChargeWork(list.Count);
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i].Equals(part))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>
/// Comparisons joined by <c>and</c> and <c>or</c>. The language groups them from the right, so a walk from the left
/// that stops at the first decisive term gives the same answer without recursion.
/// </summary>
internal sealed class ConditionExpression(Comparison[] terms, bool[] isAnd)
{
    public Comparison[] Terms => terms;

    public bool Holds(RenderContext context)
    {
        var tolerated = context.EnterTolerance();
        var holds = false;
        for (var i = 0; i < terms.Length; i++)
        {
            holds = terms[i].Holds(context);
            if (i < isAnd.Length && holds != isAnd[i])
            {
                break;
            }
        }

        context.LeaveTolerance(tolerated);
        return holds;
    }
}

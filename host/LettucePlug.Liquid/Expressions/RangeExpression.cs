namespace LettucePlug.Liquid;

internal sealed class RangeExpression(int start, int end, Expression from, Expression to) : Expression(start, end)
{
    // A fraction written into the template is cut; where a variable is involved it is taken for a mistake.
    private readonly bool _cutsFractions = from is LiteralExpression && to is LiteralExpression;

    public Expression From => from;

    public Expression To => to;

    public override LiquidValue Evaluate(RenderContext context) =>
        LiquidValue.From(new LiquidRange(Bound(from, context), Bound(to, context)));

    private long Bound(Expression expression, RenderContext context)
    {
        var value = expression.Evaluate(context);
        if (value.TryGetInteger(out var whole))
        {
            return whole;
        }

        if (value.IsNil || value.Kind == LiquidKind.String || (_cutsFractions && value.IsNumeric))
        {
            return Number.Of(value).Truncate().ToValue().TryGetInteger(out var cut) ? cut : 0;
        }

        context.At(expression.Start, expression.End);
        return context.ToInteger(value);
    }
}

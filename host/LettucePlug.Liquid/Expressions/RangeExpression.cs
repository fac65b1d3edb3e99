namespace LettucePlug.Liquid;

internal sealed class RangeExpression(int start, int end, Expression from, Expression to) : Expression(start, end)
{
    public Expression From => from;

    public Expression To => to;

    public override LiquidValue Evaluate(RenderContext context) =>
        LiquidValue.From(new LiquidRange(Bound(from, context), Bound(to, context)));

    private static long Bound(Expression expression, RenderContext context)
    {
        var value = expression.Evaluate(context);
        if (value.TryGetInteger(out var whole))
        {
            return whole;
        }

        // A fraction written into the template is cut; one that arrives in a variable is taken for a mistake.
        if (value.IsNil || value.Kind == LiquidKind.String || expression is LiteralExpression)
        {
            return Number.Of(value).Truncate().ToValue().TryGetInteger(out var cut) ? cut : 0;
        }

        context.At(expression.Start, expression.End);
        return context.ToInteger(value);
    }
}

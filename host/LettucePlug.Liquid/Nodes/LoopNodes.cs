namespace LettucePlug.Liquid;

/// <summary>What a loop walks through and which part of it.</summary>
internal sealed record LoopHeader(
    string Variable,
    Expression Collection,
    string Name,
    Expression? Offset,
    bool ContinuesOffset,
    Expression? Limit,
    Expression? Columns,
    bool IsReversed);

internal sealed class ForNode(int start, int end, LoopHeader header, Block body, Block? otherwise, bool isBlank)
    : Node(start, end)
{
    public LoopHeader Header => header;

    public Block Body => body;

    public Block? Otherwise => otherwise;

    public override bool IsBlank => isBlank;

    public override void Render(RenderContext context)
    {
        var scope = context.Scope;
        var offset = header.ContinuesOffset ? scope.LoopEnd(header.Name) : NumberOf(header.Offset, context) ?? 0;
        var source = header.Collection.Evaluate(context);
        var limit = NumberOf(header.Limit, context);
        var items = LoopSequence.Of(source, offset, limit, header.IsReversed);
        context.At(Start, End);
        context.CheckLoop(source, items.Count);
        scope.SetLoopEnd(header.Name, offset + items.Count);
        if (items.Count == 0)
        {
            otherwise?.Render(context);
            return;
        }

        var outer = context.Loop;
        var loop = new LoopState(header.Name, (int)items.Count, outer, columns: -1);
        var top = scope.FrameTop;
        var slot = scope.Push(header.Variable, default);
        scope.Push("forloop", LiquidValue.From(loop));
        context.Loop = loop;
        for (var i = 0L; i < items.Count; i++)
        {
            context.Step(this);
            loop.Index = (int)i;
            scope.SetAt(slot, items[i]);
            body.Render(context);
            var interrupt = context.Interrupt;
            context.Interrupt = Interrupt.None;
            if (interrupt == Interrupt.Break)
            {
                break;
            }
        }

        context.Loop = outer;
        scope.PopTo(top);
    }

    public static long? NumberOf(Expression? expression, RenderContext context)
    {
        if (expression is null)
        {
            return null;
        }

        var value = expression.Evaluate(context);
        context.At(expression.Start, expression.End);
        return value.IsNil ? null : context.ToInteger(value);
    }
}

internal sealed class TableRowNode(int start, int end, LoopHeader header, Block body) : Node(start, end)
{
    public LoopHeader Header => header;

    public Block Body => body;

    public override bool IsBlank => body.IsBlank;

    public override void Render(RenderContext context)
    {
        var source = header.Collection.Evaluate(context);
        if (!source.IsTruthy)
        {
            return;
        }

        var items = LoopSequence.Of(
            source, CountOf(header.Offset, context) ?? 0, CountOf(header.Limit, context), isReversed: false);
        context.At(Start, End);
        context.CheckLoop(source, items.Count);
        var columns = (int)Math.Clamp(CountOf(header.Columns, context) ?? items.Count, 0, int.MaxValue);
        var scope = context.Scope;
        var loop = new LoopState(header.Name, (int)items.Count, null, columns);
        var top = scope.FrameTop;
        var slot = scope.Push(header.Variable, default);
        scope.Push("tablerowloop", LiquidValue.From(loop));
        context.Write("<tr class=\"row1\">\n");
        for (var i = 0L; i < items.Count; i++)
        {
            context.Step(this);
            scope.SetAt(slot, items[i]);
            context.Write($"<td class=\"col{loop.Column}\">");
            body.Render(context);
            context.At(Start, End);
            context.Write("</td>");
            var interrupt = context.Interrupt;
            context.Interrupt = Interrupt.None;
            if (interrupt == Interrupt.Break)
            {
                break;
            }

            if (loop.IsLastColumn && !loop.IsLast)
            {
                context.Write($"</tr>\n<tr class=\"row{loop.Row + 1}\">");
            }

            loop.NextCell();
        }

        context.Write("</tr>\n");
        scope.PopTo(top);
    }

    // Unlike in a for loop, a fraction is cut and not refused.
    private static long? CountOf(Expression? expression, RenderContext context)
    {
        if (expression is null)
        {
            return null;
        }

        var value = expression.Evaluate(context);
        context.At(expression.Start, expression.End);
        return value.IsNil ? null
            : value.Kind == LiquidKind.Number ? Number.Of(value).ToInt32() : context.ToInteger(value);
    }
}

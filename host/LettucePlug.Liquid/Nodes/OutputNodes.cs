namespace LettucePlug.Liquid;

internal sealed class OutputNode(int start, int end, Expression expression) : Node(start, end)
{
    public Expression Expression => expression;

    public override void Render(RenderContext context)
    {
        var value = expression.Evaluate(context);
        context.At(Start, End);
        context.Write(value);
    }
}

internal sealed class AssignNode(int start, int end, string name, Expression value) : Node(start, end)
{
    public string Name => name;

    public Expression Value => value;

    public override bool IsBlank => true;

    public override void Render(RenderContext context)
    {
        var result = value.Evaluate(context);
        context.Scope.Assign(name, result);
    }
}

internal sealed class CaptureNode(int start, int end, string name, Block body) : Node(start, end)
{
    public string Name => name;

    public Block Body => body;

    public override bool IsBlank => true;

    public override void Render(RenderContext context)
    {
        var from = context.Output.Length;
        context.CaptureDepth++;
        body.Render(context);
        context.CaptureDepth--;
        context.At(Start, End);
        context.ChargeString(context.Output.Length - from);
        context.Scope.Assign(name, LiquidValue.From(context.Output.TakeFrom(from)));
    }
}

/// <summary><c>increment</c> prints and then adds; <c>decrement</c> subtracts and then prints.</summary>
internal sealed class CounterNode(int start, int end, string name, bool isIncrement) : Node(start, end)
{
    public string Name => name;

    public bool IsIncrement => isIncrement;

    public override void Render(RenderContext context)
    {
        ref var counter = ref context.Scope.Counter(name);
        context.At(Start, End);
        context.Write(LiquidValue.From(isIncrement ? counter++ : --counter));
    }
}

internal sealed class CycleNode(int start, int end, Expression? group, string text, Expression[] values)
    : Node(start, end)
{
    private readonly bool _isConstant = Array.TrueForAll(values, static value => value is LiteralExpression);

    public Expression? Group => group;

    public Expression[] Values => values;

    public override void Render(RenderContext context)
    {
        var key = group is null
            ? new Scope.CycleKey(default, _isConstant ? text : this)
            : new Scope.CycleKey(group.Evaluate(context), null);
        ref var turn = ref context.Scope.Cycle(key);
        var at = turn;
        turn = at + 1 >= values.Length ? 0 : at + 1;
        if (at < values.Length)
        {
            var value = values[at].Evaluate(context);
            context.At(Start, End);
            context.Write(value);
        }
    }
}

internal sealed class InterruptNode(int start, int end, Interrupt interrupt) : Node(start, end)
{
    public override void Render(RenderContext context) => context.Interrupt = interrupt;
}

/// <summary>Prints its body unless it would be the same text as the last time.</summary>
internal sealed class IfChangedNode(int start, int end, Block body) : Node(start, end)
{
    public Block Body => body;

    public override bool IsBlank => body.IsBlank;

    public override void Render(RenderContext context)
    {
        var from = context.Output.Length;
        context.CaptureDepth++;
        body.Render(context);
        context.CaptureDepth--;
        if (context.Scope.LastChanged is { } last && context.Output.Text[from..].SequenceEqual(last))
        {
            context.Output.CutTo(from);
            return;
        }

        context.At(Start, End);
        context.ChargeString(context.Output.Length - from);
        context.Scope.LastChanged = context.Output.Text[from..].ToString();
    }
}

/// <summary>Comments, documentation and inline comments: nothing at all.</summary>
internal sealed class SilentNode(int start, int end) : Node(start, end)
{
    public override bool IsBlank => true;

    public override void Render(RenderContext context)
    {
    }
}

/// <summary>A <c>liquid</c> tag: its lines are nodes like any others.</summary>
internal sealed class LinesNode(int start, int end, Block body) : Node(start, end)
{
    public Block Body => body;

    public override bool IsBlank => body.IsBlank;

    public override void Render(RenderContext context) => body.Render(context);
}

namespace LettucePlug.Liquid;

/// <summary>A named argument of <c>include</c> or <c>render</c>.</summary>
internal sealed record PartialArgument(string Name, Expression Value);

/// <summary>The header that <c>include</c> and <c>render</c> share.</summary>
internal sealed record PartialHeader(
    Expression Name, Expression? Subject, bool IsFor, string? Alias, PartialArgument[] Arguments);

internal sealed class IncludeNode(int start, int end, PartialHeader header) : Node(start, end)
{
    public PartialHeader Header => header;

    public override void Render(RenderContext context)
    {
        context.At(Start, End);
        if (context.IsIsolated)
        {
            throw context.Fault(
                DiagnosticCode.IncludeInRender,
                "include usage is not allowed in this context",
                "a rendered partial has a closed scope; use render and hand over what it needs");
        }

        if (!header.Name.Evaluate(context).TryGetString(out var name))
        {
            throw context.Fault(DiagnosticCode.BadArgument, "Illegal template name", "the name must be text");
        }

        var partial = context.LoadTemplate(name, TemplateUse.Include, this);
        var variable = header.Alias ?? name[(name.LastIndexOf('/') + 1)..];
        LiquidValue subject;
        if (header.Subject is not null)
        {
            subject = header.Subject.Evaluate(context);
        }
        else
        {
            _ = context.TryLookup(name, out subject);
        }

        var scope = context.Scope;
        var top = scope.FrameTop;
        foreach (var argument in header.Arguments)
        {
            scope.Push(argument.Name, argument.Value.Evaluate(context));
        }

        context.At(Start, End);
        context.EnterTemplate(partial, Start);
        if (subject.TryGetList(out var items))
        {
            context.CheckLoop(subject, items.Count);
            var slot = scope.Push(variable, default);
            for (var i = 0; i < items.Count && context.Interrupt == Interrupt.None; i++)
            {
                context.Step(this);
                scope.SetAt(slot, items[i]);
                partial.Root.Render(context);
            }
        }
        else
        {
            scope.Push(variable, subject);
            partial.Root.Render(context);
        }

        context.LeaveTemplate();
        scope.PopTo(top);
    }
}

internal sealed class RenderNode(int start, int end, PartialHeader header) : Node(start, end)
{
    public PartialHeader Header => header;

    public override void Render(RenderContext context)
    {
        context.At(Start, End);
        var (name, body, template) = Find(context);
        var subject = header.Subject?.Evaluate(context) ?? default;
        var variable = header.Alias ?? name[(name.LastIndexOf('/') + 1)..];
        if (header.IsFor && subject.Kind is LiquidKind.List or LiquidKind.Map or LiquidKind.Range)
        {
            var items = LoopSequence.Of(subject, 0, null, isReversed: false);
            context.At(Start, End);
            context.CheckLoop(subject, items.Count);
            var loop = new LoopState(name, (int)items.Count, null, columns: -1);
            for (var i = 0L; i < items.Count; i++)
            {
                context.Step(this);
                loop.Index = (int)i;
                RenderOnce(context, template, body, variable, items[i], loop);
            }
        }
        else
        {
            RenderOnce(context, template, body, variable, subject, null);
        }
    }

    private (string Name, Block Body, LiquidTemplate Template) Find(RenderContext context)
    {
        var value = header.Name.Evaluate(context);
        if (value.As<Snippet>() is { } snippet)
        {
            return (snippet.Name, snippet.Body, snippet.Template);
        }

        if (header.Name is not LiteralExpression || !value.TryGetString(out var name))
        {
            throw context.Fault(
                DiagnosticCode.BadArgument,
                "Illegal template name",
                "render takes a name in quotes, or a snippet made in this template");
        }

        var template = context.LoadTemplate(name, TemplateUse.Render, this);
        return (name, template.Root, template);
    }

    private void RenderOnce(
        RenderContext context, LiquidTemplate template, Block body, string variable, in LiquidValue subject, LoopState? loop)
    {
        var inner = new Scope(null);
        if (loop is not null)
        {
            inner.Push("forloop", LiquidValue.From(loop));
        }

        foreach (var argument in header.Arguments)
        {
            inner.Push(argument.Name, argument.Value.Evaluate(context));
        }

        if (!subject.IsNil)
        {
            inner.Push(variable, subject);
        }

        var (scope, isIsolated, outerLoop) = (context.Scope, context.IsIsolated, context.Loop);
        context.At(Start, End);
        context.EnterTemplate(template, Start);
        (context.Scope, context.IsIsolated, context.Loop) = (inner, true, null);
        body.Render(context);
        context.Interrupt = Interrupt.None;
        (context.Scope, context.IsIsolated, context.Loop) = (scope, isIsolated, outerLoop);
        context.LeaveTemplate();
    }
}

/// <summary>A partial written inside a template, as a value that only <c>render</c> can use.</summary>
internal sealed class Snippet(string name, Block body, LiquidTemplate template) : LiquidObject(LiquidKind.Snippet)
{
    public string Name => name;

    public Block Body => body;

    public LiquidTemplate Template => template;
}

internal sealed class SnippetNode(int start, int end, string name, Block body) : Node(start, end)
{
    public string Name => name;

    public Block Body => body;

    public override bool IsBlank => true;

    public override void Render(RenderContext context) =>
        context.Scope.Assign(name, LiquidValue.From(new Snippet(name, body, context.Template)));
}

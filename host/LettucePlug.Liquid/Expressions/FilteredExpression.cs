namespace LettucePlug.Liquid;

/// <summary>A filter with its arguments, bound to its function when the template was parsed.</summary>
internal sealed class FilterCall(
    int start, int end, string name, FilterDefinition? definition, Expression[] arguments, string[] names)
{
    public int Start => start;

    public int End => end;

    public string Name => name;

    public FilterDefinition? Definition => definition;

    public Expression[] Arguments => arguments;

    /// <summary>The names of the last arguments; the ones before them are positional.</summary>
    public string[] Names => names;

    public LiquidValue Apply(RenderContext context, in LiquidValue input)
    {
        if (definition is null)
        {
            return input;
        }

        var marker = context.Arguments.Count;
        foreach (var argument in arguments)
        {
            context.Arguments.Push(argument.Evaluate(context));
        }

        context.At(start, end);
        var positional = arguments.Length - names.Length;
        if (!definition.Accepts(positional, names))
        {
            throw context.Fault(DiagnosticCode.FilterArguments, definition.DescribeArity(name, positional, names));
        }

        var result = definition.Function(
            context, input, new FilterArguments(context.Arguments.From(marker), names));
        context.Arguments.Pop(marker);
        return result;
    }
}

/// <summary>A value with filters behind it.</summary>
internal sealed class FilteredExpression(int start, int end, Expression input, FilterCall[] filters)
    : Expression(start, end)
{
    public Expression Input => input;

    public FilterCall[] Filters => filters;

    /// <summary>Asking for a default is how a template says that something may be missing.</summary>
    public bool HasDefault { get; } = Array.Exists(filters, static filter => filter.Name == "default");

    public override LiquidValue Evaluate(RenderContext context)
    {
        LiquidValue value;
        if (HasDefault)
        {
            var tolerated = context.EnterTolerance();
            value = input.Evaluate(context);
            context.LeaveTolerance(tolerated);
        }
        else
        {
            value = input.Evaluate(context);
        }

        foreach (var filter in filters)
        {
            value = filter.Apply(context, value);
        }

        return value;
    }
}

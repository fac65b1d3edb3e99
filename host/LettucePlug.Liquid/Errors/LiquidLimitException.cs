using System.Globalization;

namespace LettucePlug.Liquid;

/// <summary>A template used more than a limit allows. The host can raise limits, a template cannot.</summary>
public sealed class LiquidLimitException : LiquidException
{
    private LiquidLimitException(LimitKind limit, long allowed, Diagnostic diagnostic)
        : base([diagnostic])
    {
        Limit = limit;
        Allowed = allowed;
    }

    /// <summary>Which limit.</summary>
    public LimitKind Limit { get; }

    /// <summary>How much it allows; milliseconds for the time limit.</summary>
    public long Allowed { get; }

    internal static LiquidLimitException At(LimitKind limit, long allowed, Diagnostic place) =>
        new(limit, allowed, place with { Code = CodeOf(limit), Message = Describe(limit, allowed) });

    internal static LiquidLimitException ForData(LimitKind limit, long allowed) =>
        new(limit, allowed, new Diagnostic { Code = CodeOf(limit), Message = Describe(limit, allowed) });

    internal static DiagnosticCode CodeOf(LimitKind limit) => limit switch
    {
        LimitKind.Source => DiagnosticCode.SourceLimit,
        LimitKind.TagNesting => DiagnosticCode.TagNestingLimit,
        LimitKind.ExpressionNesting => DiagnosticCode.ExpressionNestingLimit,
        LimitKind.Operators => DiagnosticCode.OperatorLimit,
        LimitKind.PartialDepth => DiagnosticCode.PartialDepthLimit,
        LimitKind.Steps => DiagnosticCode.StepLimit,
        LimitKind.Output => DiagnosticCode.OutputLimit,
        LimitKind.StringLength => DiagnosticCode.StringLimit,
        LimitKind.Collection => DiagnosticCode.CollectionLimit,
        LimitKind.Range => DiagnosticCode.RangeLimit,
        LimitKind.TotalStrings => DiagnosticCode.TotalStringsLimit,
        LimitKind.Time => DiagnosticCode.TimeLimit,
        LimitKind.DateFormat => DiagnosticCode.DateFormatLimit,
        LimitKind.ValueDepth => DiagnosticCode.ValueDepthLimit,
        LimitKind.ExtendsDepth => DiagnosticCode.ExtendsDepthLimit,
        _ => DiagnosticCode.StackLimit,
    };

    internal static string Describe(LimitKind limit, long allowed)
    {
        var number = allowed.ToString("N0", CultureInfo.InvariantCulture);
        return limit switch
        {
            LimitKind.Source => $"the source is longer than the limit of {number} characters",
            LimitKind.TagNesting => $"tags are nested deeper than the limit of {number}",
            LimitKind.ExpressionNesting => $"the expression is nested deeper than the limit of {number}",
            LimitKind.Operators => $"the condition has more operators than the limit of {number}",
            LimitKind.PartialDepth => $"partials are nested deeper than the limit of {number}",
            LimitKind.Steps => $"rendering took more steps than the limit of {number}",
            LimitKind.Output => $"the output is longer than the limit of {number} characters",
            LimitKind.StringLength => $"a string would be longer than the limit of {number} characters",
            LimitKind.Collection => $"a collection has more items than the limit of {number}",
            LimitKind.Range => $"a range has more numbers than the limit of {number}",
            LimitKind.TotalStrings => $"all strings together are longer than the limit of {number} characters",
            LimitKind.Time => $"rendering took longer than the limit of {number} ms",
            LimitKind.DateFormat => $"a date format is longer than the limit of {number} characters",
            LimitKind.ValueDepth => $"the data is nested deeper than the limit of {number}, or contains itself",
            LimitKind.ExtendsDepth => $"templates extend each other deeper than the limit of {number}",
            _ => "the thread has too little stack left to render this deep",
        };
    }
}

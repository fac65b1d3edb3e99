namespace LettucePlug.Liquid;

/// <summary>A template has errors and cannot be used; all that were found are listed.</summary>
public sealed class LiquidParseException : LiquidException
{
    internal LiquidParseException(IReadOnlyList<Diagnostic> diagnostics)
        : base([.. diagnostics.OrderBy(finding => finding.Severity)])
    {
    }
}

using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>A file of a pack, for findings with a place in it.</summary>
internal sealed record TemplateSource(string File, string Text)
{
    private const int MaxSnippet = 400;

    public Diagnostic Error(DiagnosticCode code, int start, int end, string message, string? hint = null)
    {
        start = Math.Clamp(start, 0, Text.Length);
        end = Math.Clamp(end, start, Text.Length);
        var (line, column) = Locate(start);
        var (endLine, endColumn) = Locate(end);
        return new Diagnostic
        {
            Code = code,
            File = File,
            Line = line,
            Column = column,
            EndLine = endLine,
            EndColumn = endColumn,
            Offset = start,
            Length = end - start,
            Message = message,
            Hint = hint,
            Snippet = LineAt(start),
        };
    }

    public Diagnostic Warning(DiagnosticCode code, int start, int end, string message, string? hint = null) =>
        Error(code, start, end, message, hint) with { Severity = DiagnosticSeverity.Warning };

    public Diagnostic Info(DiagnosticCode code, int start, int end, string message, string? hint = null) =>
        Error(code, start, end, message, hint) with { Severity = DiagnosticSeverity.Info };

    private (int Line, int Column) Locate(int offset)
    {
        var before = Text.AsSpan(0, offset);
        return (before.Count('\n') + 1, offset - (before.LastIndexOf('\n') + 1) + 1);
    }

    private string LineAt(int offset)
    {
        var start = offset == 0 ? 0 : Text.LastIndexOf('\n', offset - 1) + 1;
        var end = Text.IndexOf('\n', offset);
        return Text.AsSpan(start, Math.Min((end < 0 ? Text.Length : end) - start, MaxSnippet)).TrimEnd('\r').ToString();
    }
}

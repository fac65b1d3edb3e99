namespace LettucePlug.Liquid;

/// <summary>A template's text with its name: turns offsets into lines and columns when somebody needs them.</summary>
internal sealed class SourceText(string file, string text)
{
    public string File { get; } = file;

    public string Text { get; } = text;

    public (int Line, int Column) Locate(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var before = Text.AsSpan(0, offset);
        return (before.Count('\n') + 1, offset - (before.LastIndexOf('\n') + 1) + 1);
    }

    public Diagnostic Diagnose(DiagnosticCode code, int start, int end, string message, string? hint = null)
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

    private string LineAt(int offset)
    {
        var start = offset == 0 ? 0 : Text.LastIndexOf('\n', offset - 1) + 1;
        var end = Text.IndexOf('\n', offset);
        // A line of a hostile file can be as long as the file; the picture needs no more than this much of it.
        const int MaxSnippet = 400;
        var line = Text.AsSpan(start, Math.Min((end < 0 ? Text.Length : end) - start, MaxSnippet));
        return line.TrimEnd('\r').ToString();
    }
}

namespace LettucePlug.Liquid;

/// <summary>
/// One finding of parser, linter or renderer: what is wrong, where, and what to do about it. Lines and columns count
/// from 1 in the whole file, front matter included; columns are UTF-16 units.
/// </summary>
public sealed record Diagnostic
{
    /// <summary>The kind of finding.</summary>
    public required DiagnosticCode Code { get; init; }

    /// <summary>How bad it is.</summary>
    public DiagnosticSeverity Severity { get; init; } = DiagnosticSeverity.Error;

    /// <summary>The file as the host named it, empty for a template without a name.</summary>
    public string File { get; init; } = "";

    /// <summary>The first line, from 1; 0 where a finding has no place.</summary>
    public int Line { get; init; }

    /// <summary>The first column, from 1.</summary>
    public int Column { get; init; }

    /// <summary>The last line.</summary>
    public int EndLine { get; init; }

    /// <summary>The column after the last character.</summary>
    public int EndColumn { get; init; }

    /// <summary>Where it starts, in UTF-16 units from the start of the file.</summary>
    public int Offset { get; init; }

    /// <summary>How many UTF-16 units it covers.</summary>
    public int Length { get; init; }

    /// <summary>What is wrong, in one sentence without a full stop.</summary>
    public required string Message { get; init; }

    /// <summary>The source line it starts in.</summary>
    public string Snippet { get; init; } = "";

    /// <summary>A remark for the caret line of the picture, such as <c>opened here</c>.</summary>
    public string? Label { get; init; }

    /// <summary>What to type or change.</summary>
    public string? Hint { get; init; }

    /// <summary>Other places that matter.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; init; } = [];

    /// <summary>The calls that led here, the rendered template first; empty in the template itself.</summary>
    public IReadOnlyList<PartialFrame> Stack { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(File.Length > 0 ? File : "template")}:{Line}:{Column}: {Code}: {Message}";
}

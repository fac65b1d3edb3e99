namespace LettucePlug.Liquid;

/// <summary>What became of a source.</summary>
public sealed class ParseResult
{
    internal ParseResult(LiquidTemplate? template, LiquidTemplate tree, IReadOnlyList<Diagnostic> diagnostics)
    {
        Template = template;
        Tree = tree;
        Diagnostics = diagnostics;
    }

    /// <summary>The template, or null when there are errors.</summary>
    public LiquidTemplate? Template { get; }

    /// <summary>Everything that was found, in the order of the source; warnings may come with a good template.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// What the source uses, as far as it could be read; also there for a template with errors, so that an editor can
    /// go on helping.
    /// </summary>
    public TemplateInfo Info => Tree.Info;

    internal LiquidTemplate Tree { get; }
}

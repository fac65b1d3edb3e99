namespace LettucePlug.Host.Templates;

internal sealed record ImportedTemplate
{
    public required TemplateKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>What was renamed, moved or could not be kept.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

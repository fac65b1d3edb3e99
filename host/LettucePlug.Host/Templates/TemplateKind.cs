namespace LettucePlug.Host.Templates;

/// <summary>What the host asks templates for. A kind fixes the variables, those that must be used, and the media slots.</summary>
internal sealed record TemplateKind
{
    /// <summary>As in front matter: <c>kind: scene-writer</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the template the host renders.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<InputDefinition> Inputs { get; init; }

    public IReadOnlyList<string> MediaSlots { get; init; } = [];

    /// <summary>
    /// What a template of this kind has to use, each entry a list of ways: a variable's path, or <c>media:slot</c>.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> MustUse { get; init; } = [];

    /// <summary>Whether the template has to place the conversation's history.</summary>
    public bool NeedsHistory { get; init; }

    /// <summary>Old names of variables by their source text, as the parser takes them.</summary>
    public required IReadOnlyDictionary<string, string> Aliases { get; init; }

    public IEnumerable<string> VariableNames => Inputs.Select(input => input.Name);
}

namespace LettucePlug.Host.Templates;

/// <summary>What a condition of a template may ask about the model that gets the prompt.</summary>
internal sealed record ModelFacts
{
    public IReadOnlyList<string> Input { get; init; } = [];

    public IReadOnlyList<string> Output { get; init; } = [];

    public string? Provider { get; init; }

    public bool Reasoning { get; init; }
}

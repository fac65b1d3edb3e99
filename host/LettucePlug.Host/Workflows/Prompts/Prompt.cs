namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>A prompt as its template made it.</summary>
internal sealed record Prompt
{
    public required IReadOnlyList<PromptTurn> Turns { get; init; }

    /// <summary>All text of it, for models that take one prompt and no messages.</summary>
    public required string Text { get; init; }

    /// <summary>What the template had to say, such as sections that did not fit.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

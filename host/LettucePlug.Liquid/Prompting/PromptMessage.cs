namespace LettucePlug.Liquid;

/// <summary>A message of a prompt.</summary>
public sealed record PromptMessage
{
    /// <summary>
    /// The role; null for a message that is only the place of the conversation's history, outside of every role.
    /// </summary>
    public required string? Role { get; init; }

    /// <summary>What it is made of, in order.</summary>
    public required IReadOnlyList<PromptPart> Parts { get; init; }

    /// <summary>The file whose role tag opened it; empty for text outside of every role.</summary>
    public string SourceFile { get; init; } = "";

    /// <summary>The line of that tag, or 0.</summary>
    public int SourceLine { get; init; }

    /// <summary>The text of its parts.</summary>
    public string Text => string.Concat(Parts.OfType<TextPart>().Select(part => part.Text));
}

namespace LettucePlug.Liquid;

/// <summary>Text of a message.</summary>
public sealed record TextPart : PromptPart
{
    /// <summary>The text, never empty.</summary>
    public required string Text { get; init; }
}

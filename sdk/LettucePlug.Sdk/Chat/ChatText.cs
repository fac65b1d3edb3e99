namespace LettucePlug.Sdk;

/// <summary>Text in a message.</summary>
public sealed record ChatText : ChatPart
{
    /// <value>The text.</value>
    public required string Text { get; init; }
}

namespace LettucePlug.Sdk;

/// <summary>The next bit of the text.</summary>
public sealed record ChatTextDelta : ChatUpdate
{
    /// <value>The text to append; not empty. Never ends within a surrogate pair.</value>
    public required string Text { get; init; }
}

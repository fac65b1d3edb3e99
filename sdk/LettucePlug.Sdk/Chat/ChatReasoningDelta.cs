namespace LettucePlug.Sdk;

/// <summary>The next bit of what the model thinks before it answers. No part of the answer.</summary>
public sealed record ChatReasoningDelta : ChatUpdate
{
    /// <value>The text to append; not empty.</value>
    public required string Text { get; init; }
}

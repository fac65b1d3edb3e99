namespace LettucePlug.Sdk;

/// <summary>One message of a conversation.</summary>
public sealed record ChatMessage
{
    /// <value>Who says it.</value>
    public required ChatRole Role { get; init; }

    /// <value>What is said, in order; at least one part.</value>
    public required IReadOnlyList<ChatPart> Parts { get; init; }
}

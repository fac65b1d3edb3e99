namespace LettucePlug.Host.Workflows.Chats;

/// <summary>A reply that is wanted.</summary>
internal sealed record ReplyAsk
{
    public required string Chat { get; init; }

    /// <summary>The reply to make again or to go on with; null for the last.</summary>
    public string? Message { get; init; }

    /// <summary>The model that was named in the call; null for the chat's.</summary>
    public string? Model { get; init; }

    /// <summary>True to have text alone: neither images of the chat model nor scene images.</summary>
    public bool NoImages { get; init; }
}

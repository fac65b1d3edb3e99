namespace LettucePlug.Host.Conversations;

/// <summary>A picture in a message, or the place that is kept for one that is being made.</summary>
internal sealed record Attachment
{
    public required string Id { get; init; }

    public required AttachmentState State { get; init; }

    /// <summary>Set where it is ready.</summary>
    public string? Asset { get; init; }

    public string? Mime { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>The prompt that made it, or is to make it.</summary>
    public string? Prompt { get; init; }

    public string? Job { get; init; }

    /// <summary>The attachment that goes once this one is ready.</summary>
    public string? Replaces { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; init; }

    /// <summary>What to type then. A screen has a key for it, and shows that.</summary>
    public string? Hint { get; init; }

    /// <summary>What the chat model wants back with this picture, and from which connection it came.</summary>
    public string? ProviderState { get; init; }

    public string? ProviderConnection { get; init; }
}

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>A chat that is to be begun.</summary>
internal sealed record NewChatAsk
{
    public required string Character { get; init; }

    public string? Persona { get; init; }

    public string? Title { get; init; }

    public string? Scene { get; init; }

    /// <summary>The asset that shows where it happens.</summary>
    public string? Background { get; init; }
}

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>A scene image that is wanted for a message.</summary>
internal sealed record SceneAsk
{
    public required string Chat { get; init; }

    /// <summary>Null for the last message.</summary>
    public string? Message { get; init; }

    /// <summary>The variant it belongs to; null for the one that counts.</summary>
    public string? Variant { get; init; }

    /// <summary>Null for the prompt that came with the message.</summary>
    public string? Prompt { get; init; }

    /// <summary>The model that was named in the call; null for the chat's.</summary>
    public string? Model { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The approval that is answered with it, in the same batch as the job is written.</summary>
    public string? Approval { get; init; }
}

using LettucePlug.Sdk;

namespace LettucePlug.Host.Conversations;

/// <summary>One wording of a message, with the pictures that belong to it.</summary>
internal sealed record MessageVariant
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>The prompt for a scene image that came with the text, whatever became of it.</summary>
    public string? ScenePrompt { get; init; }

    /// <summary>The configured model that wrote it; null for what the user wrote.</summary>
    public string? Model { get; init; }

    public string? FinishReason { get; init; }

    public Usage? Usage { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

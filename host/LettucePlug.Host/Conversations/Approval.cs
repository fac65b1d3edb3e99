namespace LettucePlug.Host.Conversations;

/// <summary>A scene prompt that waits for the user's word. Nothing is sent before it is approved.</summary>
internal sealed record Approval
{
    public required string Id { get; init; }

    public required string Chat { get; init; }

    public required string Message { get; init; }

    public required string Variant { get; init; }

    /// <summary>As the user last edited it.</summary>
    public required string Prompt { get; init; }

    /// <summary>As the model wrote it.</summary>
    public required string Proposed { get; init; }

    public required ApprovalState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The job that renders it, once it is approved.</summary>
    public string? Job { get; init; }
}

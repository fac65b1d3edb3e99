namespace LettucePlug.Terminal;

/// <summary>A picture of a message, or what there is in its place.</summary>
public sealed record ChatAttachment
{
    /// <summary>What it is known by.</summary>
    public required string Id { get; init; }

    /// <summary>How far it has come.</summary>
    public ChatAttachmentState State { get; init; }

    /// <summary>The caption, what is going on, or what went wrong and what helps. Sanitised when it is shown.</summary>
    public string Text { get; init; } = "";

    /// <summary>The picture, for a ready one or as a preview of a pending one.</summary>
    public IPictureSource? Picture { get; init; }

    /// <summary>How far a pending one is, 0 to 1; <c>null</c> when nobody knows.</summary>
    public double? Progress { get; init; }
}

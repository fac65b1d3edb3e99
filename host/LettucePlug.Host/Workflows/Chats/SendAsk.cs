namespace LettucePlug.Host.Workflows.Chats;

/// <summary>What the user says, and how it is to be answered.</summary>
internal sealed record SendAsk
{
    public required string Text { get; init; }

    /// <summary>Assets that go along, in order.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    public required ReplyAsk Reply { get; init; }
}

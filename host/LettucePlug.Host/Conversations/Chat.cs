namespace LettucePlug.Host.Conversations;

/// <summary>A chat: who is in it and where, without its messages.</summary>
internal sealed record Chat
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The id of the character.</summary>
    public required string Character { get; init; }

    /// <summary>The id of the persona; null for the user as nobody in particular.</summary>
    public string? Persona { get; init; }

    /// <summary>What is going on when the chat begins; part of every prompt.</summary>
    public string? Scene { get; init; }

    /// <summary>The asset that shows where it happens; null for the character's own.</summary>
    public string? Background { get; init; }

    /// <summary>Settings that differ in this chat, by the keys of the settings and of models.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    /// <summary>The chat and the message this one was branched off from.</summary>
    public BranchPoint? BranchOf { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

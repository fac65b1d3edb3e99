namespace LettucePlug.Host.Conversations.Cards;

/// <summary>What a character card says, as far as this program has a place for it.</summary>
internal sealed record CharacterCard
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string? Greeting { get; init; }

    public string? DesignDescription { get; init; }

    /// <summary>Everything else it says, such as further greetings and a lorebook, as a JSON object; null for nothing.</summary>
    public string? Rest { get; init; }
}

namespace LettucePlug.Host.Conversations.Cards;

/// <summary>What a character card says, as far as this program has a place for it.</summary>
internal sealed record CharacterCard
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string? Greeting { get; init; }

    public string? DesignDescription { get; init; }
}

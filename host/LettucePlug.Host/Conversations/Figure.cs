namespace LettucePlug.Host.Conversations;

/// <summary>Somebody in a story: a character or a persona.</summary>
internal sealed record Figure
{
    private const string PersonaPrefix = "persona:";
    private const string CharacterPrefix = "character:";

    public required string Id { get; init; }

    public required FigureKind Kind { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>What a character says first in a new chat.</summary>
    public string? Greeting { get; init; }

    /// <summary>The asset that is the avatar now.</summary>
    public string? Avatar { get; init; }

    /// <summary>Every avatar that was made, the newest last; the accepted one is among them.</summary>
    public IReadOnlyList<string> AvatarVariants { get; init; } = [];

    /// <summary>How it looks, in words, for prompts.</summary>
    public string? DesignDescription { get; init; }

    /// <summary>In the order that counts; the first is the primary one.</summary>
    public IReadOnlyList<DesignReference> DesignReferences { get; init; } = [];

    /// <summary>The asset that is the background of its chats.</summary>
    public string? Background { get; init; }

    /// <summary>What the card it was made from says besides, as a JSON object; goes back into a card that is exported.</summary>
    public string? CardRest { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How commands for both kinds name it.</summary>
    public string Address => Kind == FigureKind.Persona ? PersonaPrefix + Id : Id;

    /// <summary>What kind of figure an address names, and which.</summary>
    public static (FigureKind Kind, string Id) ReadAddress(string address) =>
        address.StartsWith(PersonaPrefix, StringComparison.OrdinalIgnoreCase)
            ? (FigureKind.Persona, address[PersonaPrefix.Length..])
            : (FigureKind.Character, address.StartsWith(CharacterPrefix, StringComparison.OrdinalIgnoreCase)
                ? address[CharacterPrefix.Length..]
                : address);
}

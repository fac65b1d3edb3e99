namespace LettucePlug.Host.Workflows.Figures;

/// <summary>An avatar that is wanted.</summary>
internal sealed record AvatarAsk
{
    /// <summary>Whose: the id of a character, or <c>persona:ID</c>.</summary>
    public required string Figure { get; init; }

    public string Request { get; init; } = "";

    /// <summary>The variant to edit; null for the avatar as it is.</summary>
    public string? Source { get; init; }

    public string? Model { get; init; }

    public int Count { get; init; } = 1;

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

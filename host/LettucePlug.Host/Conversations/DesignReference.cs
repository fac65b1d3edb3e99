namespace LettucePlug.Host.Conversations;

/// <summary>A picture of how a figure looks.</summary>
internal sealed record DesignReference
{
    public required string Asset { get; init; }

    public string? Caption { get; init; }
}

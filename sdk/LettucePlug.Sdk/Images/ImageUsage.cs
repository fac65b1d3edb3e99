namespace LettucePlug.Sdk;

/// <summary>What the whole request used.</summary>
public sealed record ImageUsage : ImageUpdate
{
    /// <value>The figures.</value>
    public required Usage Usage { get; init; }
}

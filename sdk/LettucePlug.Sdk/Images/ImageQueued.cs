namespace LettucePlug.Sdk;

/// <summary>The request waits for others.</summary>
public sealed record ImageQueued : ImageUpdate
{
    /// <value>How many are before it; null where the service does not tell.</value>
    public int? Position { get; init; }
}

namespace LettucePlug.Sdk;

/// <summary>What the whole answer used.</summary>
public sealed record ChatUsage : ChatUpdate
{
    /// <value>The figures.</value>
    public required Usage Usage { get; init; }
}

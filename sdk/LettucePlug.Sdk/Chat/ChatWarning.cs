namespace LettucePlug.Sdk;

/// <summary>Something was done otherwise than asked.</summary>
public sealed record ChatWarning : ChatUpdate
{
    /// <value>What, and why, as one sentence.</value>
    public required string Message { get; init; }
}

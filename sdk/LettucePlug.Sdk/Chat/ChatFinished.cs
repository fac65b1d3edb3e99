namespace LettucePlug.Sdk;

/// <summary>The answer is complete, or has ended for another reason.</summary>
public sealed record ChatFinished : ChatUpdate
{
    /// <value>Why it ended.</value>
    public required FinishReason Reason { get; init; }
}

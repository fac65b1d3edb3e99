namespace LettucePlug.Liquid;

/// <summary>The place where the host puts the messages of the conversation.</summary>
public sealed record HistoryPart : PromptPart
{
    /// <summary>How many of the last messages at most; null for all of them.</summary>
    public int? Last { get; init; }
}

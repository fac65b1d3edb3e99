namespace LettucePlug.Liquid;

/// <summary>A piece of a message.</summary>
public abstract record PromptPart
{
    private protected PromptPart()
    {
    }
}

/// <summary>Text of a message.</summary>
public sealed record TextPart : PromptPart
{
    /// <summary>The text, never empty.</summary>
    public required string Text { get; init; }
}

/// <summary>Media placed in a message.</summary>
public sealed record MediaPart : PromptPart
{
    /// <summary>The slot they come from.</summary>
    public required string Slot { get; init; }

    /// <summary>The media in order, at least one.</summary>
    public required IReadOnlyList<MediaRef> Media { get; init; }
}

/// <summary>The place where the host puts the messages of the conversation.</summary>
public sealed record HistoryPart : PromptPart
{
    /// <summary>How many of the last messages at most; null for all of them.</summary>
    public int? Last { get; init; }
}

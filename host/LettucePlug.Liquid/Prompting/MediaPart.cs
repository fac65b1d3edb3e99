namespace LettucePlug.Liquid;

/// <summary>Media placed in a message.</summary>
public sealed record MediaPart : PromptPart
{
    /// <summary>The slot they come from.</summary>
    public required string Slot { get; init; }

    /// <summary>The media in order, at least one.</summary>
    public required IReadOnlyList<MediaRef> Media { get; init; }
}

namespace LettucePlug.Host.Templates;

/// <summary>One place that was asked for a template, and what came of it.</summary>
internal sealed record ResolutionStep
{
    public required PackLayer Layer { get; init; }

    /// <summary>The pack's id, or what was asked for where there is no such pack.</summary>
    public required string Pack { get; init; }

    public PromptFile? Prompt { get; init; }

    /// <summary>Why it was passed over; null for one that can be used.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the problem is a fault that somebody should know of, and not just the order of things.</summary>
    public bool IsFault { get; init; }
}

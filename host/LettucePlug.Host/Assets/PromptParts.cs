namespace LettucePlug.Host.Assets;

/// <summary>What a prompt was put together from, and what became of it.</summary>
internal sealed record PromptParts
{
    /// <summary>What was asked for in this very call.</summary>
    public required string Text { get; init; }

    /// <summary>The extra prompt of the model or chat, which went before it.</summary>
    public string? Extra { get; init; }

    /// <summary>The prompt as the service rewrote it.</summary>
    public string? Revised { get; init; }
}

namespace LettucePlug.Host.Templates;

/// <summary>One entry of an exported template.</summary>
internal sealed record UscEntry
{
    public string Role { get; init; } = "system";

    public required string Text { get; init; }

    public bool IsBehindHistory { get; init; }

    public string? Slot { get; init; }

    public WhenCondition? Condition { get; init; }
}

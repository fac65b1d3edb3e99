namespace LettucePlug.Host.Diagnostics;

/// <summary>One line of <c>doctor</c>: what was looked at, whether it is well, and what to type where it is not.</summary>
internal sealed record HealthFinding
{
    public required string Name { get; init; }

    public required bool Ok { get; init; }

    public required string Detail { get; init; }

    public string? Fix { get; init; }
}

using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;

namespace LettucePlug.Host.Workflows;

/// <summary>What one of several models made of the same prompt.</summary>
internal sealed record CompareResult
{
    public required string Model { get; init; }

    public required IReadOnlyList<AssetRecord> Assets { get; init; }

    public required TimeSpan Duration { get; init; }

    public JobError? Error { get; init; }
}

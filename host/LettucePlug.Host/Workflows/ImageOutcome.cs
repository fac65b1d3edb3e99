using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;

namespace LettucePlug.Host.Workflows;

/// <summary>What came of a workflow that makes images.</summary>
internal sealed record ImageOutcome
{
    public required JobRecord Job { get; init; }

    public required IReadOnlyList<AssetRecord> Assets { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}

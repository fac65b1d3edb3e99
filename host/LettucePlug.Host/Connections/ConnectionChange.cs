using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>A connection as it was saved, and what is worth saying about it.</summary>
internal sealed record ConnectionChange
{
    public required Connection Connection { get; init; }

    public IReadOnlyList<SettingFinding> Findings { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];
}

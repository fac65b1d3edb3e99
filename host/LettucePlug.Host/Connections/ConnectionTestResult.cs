using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

internal sealed record ConnectionTestResult
{
    public required TimeSpan Latency { get; init; }

    public ProbeResult? Found { get; init; }

    /// <summary>What its settings lack on that very server, such as a workflow's node that is not installed there.</summary>
    public IReadOnlyList<SettingFinding> Findings { get; init; } = [];

    /// <summary>Null where the connection works.</summary>
    public LettucePlugException? Problem { get; init; }
}

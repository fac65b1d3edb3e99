using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

internal sealed record ConnectionTestResult
{
    public required TimeSpan Latency { get; init; }

    public ProbeResult? Found { get; init; }

    /// <summary>Null where the connection works.</summary>
    public LettucePlugException? Problem { get; init; }
}

using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Routing;

/// <summary>A model as the router judged it.</summary>
internal sealed record RouteCandidate
{
    public required ConfiguredModel Model { get; init; }

    public required bool Qualifies { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }
}

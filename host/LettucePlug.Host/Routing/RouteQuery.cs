using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Routing;

/// <summary>Everything the router looks at. It reads nothing else.</summary>
internal sealed record RouteQuery
{
    public required Feature Feature { get; init; }

    public required IReadOnlyList<ConfiguredModel> Models { get; init; }

    public required IReadOnlyList<Connection> Connections { get; init; }

    /// <summary>The model named in the call itself; no other will do.</summary>
    public string? Explicit { get; init; }

    /// <summary>The models of the feature's setting, in the user's order. Empty where there are none.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>Whether <see cref="Chosen"/> is the program's own default, which may be missing without anybody's fault.</summary>
    public bool ChosenByDefault { get; init; }

    /// <summary>Whether any model that can do it may serve where the user chose none.</summary>
    public bool AllowFirstQualifying { get; init; }

    /// <summary>What this very call needs beyond the feature: image input for references the user gave.</summary>
    public IReadOnlyList<Modality> AlsoInput { get; init; } = [];

    /// <summary>Connections that are known not to answer now; their models come last.</summary>
    public IReadOnlySet<string> Unhealthy { get; init; } = new HashSet<string>();
}

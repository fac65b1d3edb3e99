namespace LettucePlug.Host.Plugins;

/// <summary>What is known of an installed plugin without opening its assembly.</summary>
internal sealed record PluginStatus
{
    public required string Id { get; init; }

    /// <summary>Null where the manifest could not be read.</summary>
    public string? Version { get; init; }

    public PluginKind? Kind { get; init; }

    public required PluginState State { get; init; }

    public required PluginIsolation Isolation { get; init; }

    public required bool IsBundled { get; init; }

    public PluginProblem? Error { get; init; }

    public IReadOnlyList<PluginProblem> Warnings { get; init; } = [];
}

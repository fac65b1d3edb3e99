namespace LettucePlug.Host.Plugins;

/// <summary>A plugin that a list names: where it is, what its manifest says, and what is wrong so far.</summary>
internal sealed class InstalledPlugin
{
    public required string Id { get; init; }

    public required string Folder { get; init; }

    public required bool IsBundled { get; init; }

    public required PluginManifest? Manifest { get; init; }

    public required Findings Findings { get; init; }

    public required PluginIsolation Isolation { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>The reason a plugin in good order is not used; null where there is none.</summary>
    public PluginProblem? Hindrance => Findings.FirstError;

    public string AssemblyPath => Path.Combine(Folder, Manifest?.Assembly ?? "");

    public bool IsUsable => Manifest is not null && Hindrance is null;
}

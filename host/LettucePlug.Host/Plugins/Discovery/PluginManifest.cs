namespace LettucePlug.Host.Plugins;

/// <summary>What plugin.json says.</summary>
internal sealed record PluginManifest
{
    public required string Id { get; init; }

    public required SemanticVersion Version { get; init; }

    public required PluginKind Kind { get; init; }

    public required VersionRange Sdk { get; init; }

    /// <summary>The file name of the assembly, which lies beside plugin.json.</summary>
    public required string Assembly { get; init; }

    /// <summary>The full name of the type that implements IPlugin.</summary>
    public required string EntryPoint { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? License { get; init; }

    public string? Homepage { get; init; }

    public string? TargetFramework { get; init; }

    public PluginIsolation Isolation { get; init; }

    public IReadOnlyList<ManifestContribution> Providers { get; init; } = [];

    public IReadOnlyList<ManifestContribution> TemplatePacks { get; init; } = [];

    public IReadOnlyList<ManifestContribution> Storage { get; init; } = [];

    public ManifestPermissions Permissions { get; init; } = new();

    /// <summary>Other plugins that must be installed, with the versions that will do.</summary>
    public IReadOnlyDictionary<string, VersionRange> Requires { get; init; } = new Dictionary<string, VersionRange>();

    public IEnumerable<ManifestContribution> Contributions => Providers.Concat(TemplatePacks).Concat(Storage);
}

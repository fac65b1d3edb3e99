namespace LettucePlug.Host.Plugins;

/// <summary>One installed plugin with its manifest.</summary>
internal sealed record PluginDetails
{
    public required PluginStatus Status { get; init; }

    public required string Folder { get; init; }

    /// <summary>Null where it could not be read.</summary>
    public PluginManifest? Manifest { get; init; }
}

namespace LettucePlug.Host.Plugins;

/// <summary>One line of a plugins.json.</summary>
internal sealed record PluginListEntry
{
    public required string Id { get; init; }

    /// <summary>Null where the line says nothing about it.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The folder of a third-party plugin; relative to the folder of the list.</summary>
    public string? Path { get; init; }

    public PluginIsolation? Isolation { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

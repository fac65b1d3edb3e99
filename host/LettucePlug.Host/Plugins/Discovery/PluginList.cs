namespace LettucePlug.Host.Plugins;

/// <summary>What a plugins.json says.</summary>
internal sealed record PluginList
{
    public static PluginList Empty { get; } = new();

    public IReadOnlyList<PluginListEntry> Plugins { get; init; } = [];

    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>Ids that come before all others, in this order.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];
}

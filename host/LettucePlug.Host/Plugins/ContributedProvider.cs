namespace LettucePlug.Host.Plugins;

/// <summary>A provider that the manifest of a usable plugin promises.</summary>
internal sealed record ContributedProvider
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string PluginId { get; init; }
}

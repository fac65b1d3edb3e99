namespace LettucePlug.Host.Plugins;

/// <summary>One provider, pack or backend that a plugin promises to register.</summary>
internal sealed record ManifestContribution
{
    public required string Id { get; init; }

    public required string Title { get; init; }
}

namespace LettucePlug.Sdk.Testing;

/// <summary>A registry that keeps what a plugin registers.</summary>
public sealed class CapturedRegistry : IPluginRegistry
{
    private readonly List<IProvider> _providers = [];
    private readonly List<ITemplatePack> _templatePacks = [];
    private readonly List<IStorageBackend> _storageBackends = [];

    /// <value>The providers, in the order of their registration.</value>
    public IReadOnlyList<IProvider> Providers => _providers;

    /// <value>The template packs, in the order of their registration.</value>
    public IReadOnlyList<ITemplatePack> TemplatePacks => _templatePacks;

    /// <value>The storage backends, in the order of their registration.</value>
    public IReadOnlyList<IStorageBackend> StorageBackends => _storageBackends;

    /// <inheritdoc/>
    public void AddProvider(IProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _providers.Add(provider);
    }

    /// <inheritdoc/>
    public void AddTemplatePack(ITemplatePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _templatePacks.Add(pack);
    }

    /// <inheritdoc/>
    public void AddStorageBackend(IStorageBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        _storageBackends.Add(backend);
    }
}

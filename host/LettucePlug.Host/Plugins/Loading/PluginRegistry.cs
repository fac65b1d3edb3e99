using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>Takes what a plugin registers, and nothing that its manifest does not promise.</summary>
internal sealed class PluginRegistry(PluginManifest manifest) : IPluginRegistry
{
    private readonly Dictionary<string, IProvider> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ITemplatePack> _packs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IStorageBackend> _backends = new(StringComparer.Ordinal);
    private bool _isClosed;

    public IReadOnlyDictionary<string, IProvider> Providers => _providers;

    public IReadOnlyDictionary<string, ITemplatePack> TemplatePacks => _packs;

    public IReadOnlyDictionary<string, IStorageBackend> StorageBackends => _backends;

    /// <summary>What was refused, also where the plugin swallowed the exception.</summary>
    public string? Refusal { get; private set; }

    public void AddProvider(IProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        Add(_providers, provider.Info.Id, provider, manifest.Providers, "contributes.providers");
    }

    public void AddTemplatePack(ITemplatePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        Add(_packs, pack.Id, pack, manifest.TemplatePacks, "contributes.templatePacks");
    }

    public void AddStorageBackend(IStorageBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        Add(_backends, backend.Id, backend, manifest.Storage, "contributes.storage");
    }

    /// <summary>Ends the time for registering, and names what was promised and did not come.</summary>
    public IReadOnlyList<string> Close()
    {
        _isClosed = true;
        return
        [
            .. manifest.Contributions
                .Select(contribution => contribution.Id)
                .Where(id => !_providers.ContainsKey(id) && !_packs.ContainsKey(id) && !_backends.ContainsKey(id)),
        ];
    }

    private void Add<T>(
        Dictionary<string, T> registered,
        string id,
        T contribution,
        IReadOnlyList<ManifestContribution> declared,
        string field)
    {
        if (_isClosed)
        {
            throw new InvalidOperationException("The registry takes contributions only while Register runs.");
        }

        var problem = !declared.Any(item => item.Id == id) ? $"'{id}' is not among {field} of its plugin.json"
            : !registered.TryAdd(id, contribution) ? $"'{id}' was registered already"
            : null;
        if (problem is not null)
        {
            Refusal ??= problem;
            throw new ArgumentException(problem);
        }
    }
}

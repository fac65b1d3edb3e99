using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Plugins;

internal sealed partial class PluginHost : IPluginHost
{
    private readonly PluginHostOptions _options;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly PluginStateStore _state;
    private readonly PluginActivator _activator;
    private readonly Lock _gate = new();
    private bool _isRecovered;
    private PluginCatalog? _catalog;
    private IReadOnlyList<PluginSlot> _slots = [];
    private bool _isDisposed;

    public PluginHost(PluginHostOptions options, ILoggerFactory loggers)
    {
        _options = options;
        _loggers = loggers;
        _logger = loggers.CreateLogger<PluginHost>();
        _state = new PluginStateStore(options.StateDirectory, options.Time);
        _activator = new PluginActivator(options, loggers);
        IsSafeMode = options.SafeMode;
    }

    public bool IsSafeMode { get; private set; }

    public IReadOnlyList<PluginProblem> Problems
    {
        get
        {
            _ = Slots();
            return _catalog?.Problems ?? [];
        }
    }

    public IReadOnlyList<ContributedProvider> Providers =>
    [
        .. from slot in Slots()
           where slot.Plugin.IsUsable
           from provider in slot.Plugin.Manifest!.Providers // usable ones have a manifest
           select new ContributedProvider { Id = provider.Id, Title = provider.Title, PluginId = slot.Plugin.Id },
    ];

    public async ValueTask<ProviderHandle> GetProviderAsync(string providerId, CancellationToken cancellationToken)
    {
        var slot = FindOffering(PluginKind.Provider, "provider", providerId);
        var live = await slot.GetAsync(cancellationToken);
        var guard = new PluginGuard(slot.Faults, _state, _options, PluginLog.For(slot.Plugin.Id, _loggers));
        return new ProviderHandle(slot.Plugin.Id, live.Registry.Providers[providerId], guard);
    }

    public async ValueTask<IStorageBackend> GetStorageBackendAsync(string backendId, CancellationToken cancellationToken)
    {
        var slot = FindOffering(PluginKind.Storage, "storage backend", backendId);
        var live = await slot.GetAsync(cancellationToken);
        var guard = new PluginGuard(slot.Faults, _state, _options, PluginLog.For(slot.Plugin.Id, _loggers));
        return new GuardedStorageBackend(live.Registry.StorageBackends[backendId], guard);
    }

    public async ValueTask<IReadOnlyList<LoadedTemplatePack>> GetTemplatePacksAsync(CancellationToken cancellationToken)
    {
        var packs = new List<LoadedTemplatePack>();
        foreach (var slot in Slots().Where(slot => slot.Plugin is { IsUsable: true, Manifest.Kind: PluginKind.Templates }))
        {
            try
            {
                var live = await slot.GetAsync(cancellationToken);
                var guard = new PluginGuard(slot.Faults, _state, _options, PluginLog.For(slot.Plugin.Id, _loggers));
                packs.AddRange(slot.Plugin.Manifest!.TemplatePacks // usable ones have a manifest
                    .Select(declared => live.Registry.TemplatePacks[declared.Id])
                    .Select(pack => new LoadedTemplatePack { PluginId = slot.Plugin.Id, Pack = new GuardedTemplatePack(pack, guard) }));
            }
            catch (LettucePlugException failure)
            {
                // It stands in the list with its reason; the other packs are to work all the same.
                Log.Refused(_logger, failure.Code, failure.Message);
            }
        }

        return packs;
    }

    /// <summary>Stops every plugin, the newest first as they were listed, and notes that the run ended well.</summary>
    public async ValueTask DisposeAsync()
    {
        IReadOnlyList<PluginSlot> slots;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            slots = _slots;
        }

        var ranPlugins = slots.Any(slot => slot.State == PluginState.Active);
        await Task.WhenAll(slots.Select(slot => slot.DisposeAsync().AsTask()));
        if (ranPlugins || (IsSafeMode && !_options.SafeMode))
        {
            _state.ForgetCrashes();
        }
    }

    private PluginSlot FindOffering(PluginKind kind, string what, string id)
    {
        var offering = Slots()
            .Where(slot => slot.Plugin.Manifest is { } manifest && manifest.Kind == kind
                && manifest.Contributions.Any(contribution => contribution.Id == id))
            .ToList();
        return offering.Find(slot => slot.Plugin.IsUsable)
            ?? offering.FirstOrDefault()
            ?? throw PluginLoadException.NobodyOffers(what, id, Slots()
                .Where(slot => slot.Plugin.IsUsable && slot.Plugin.Manifest!.Kind == kind) // usable ones have a manifest
                .SelectMany(slot => slot.Plugin.Manifest!.Contributions.Select(contribution => contribution.Id)));
    }

    private IReadOnlyList<PluginSlot> Slots()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_catalog is null)
            {
                Recover();
                _catalog = PluginCatalog.Read(_options, _state, IsSafeMode);
                var alive = _slots.ToDictionary(slot => slot.Plugin.Id, StringComparer.Ordinal);
                _slots = [.. _catalog.Plugins.Select(plugin => Keep(alive, plugin) ?? NewSlot(plugin))];
            }

            return _slots;
        }
    }

    // A change of the list does not reach a plugin that runs: there is no way to take its code out of the process.
    private static PluginSlot? Keep(Dictionary<string, PluginSlot> alive, InstalledPlugin plugin) =>
        alive.GetValueOrDefault(plugin.Id) is { State: PluginState.Active or PluginState.Activating } slot && plugin.IsUsable ? slot : null;

    private PluginSlot NewSlot(InstalledPlugin plugin) =>
        new(plugin, _options, _state, _activator, _loggers.CreateLogger<PluginSlot>());
}

using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

/// <summary>Registers a plugin the way the host does and keeps its providers.</summary>
internal sealed class PluginProviders : IPluginRegistry, IPluginContext
{
    private readonly Dictionary<string, IProvider> _providers = [];

    public string PluginId => "test";

    public IPluginLog Log { get; } = new CollectingLog();

    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public string DataDirectory => throw new NotSupportedException("Providers keep no files.");

    public TimeProvider Time => TimeProvider.System;

    public CancellationToken Stopping => CancellationToken.None;

    public static IProvider Get<TPlugin>(string id)
        where TPlugin : IPlugin, new()
    {
        var registry = new PluginProviders();
        new TPlugin().Register(registry, registry);
        return registry._providers[id];
    }

    public void AddProvider(IProvider provider) => _providers.Add(provider.Info.Id, provider);

    public void AddTemplatePack(ITemplatePack pack) => throw new NotSupportedException("This plugin offers providers.");

    public void AddStorageBackend(IStorageBackend backend) => throw new NotSupportedException("This plugin offers providers.");
}

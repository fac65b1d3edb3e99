using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>A provider of a plugin, behind the guard.</summary>
internal sealed class ProviderHandle
{
    private readonly IProvider _provider;
    private readonly PluginGuard _guard;

    public ProviderHandle(string pluginId, IProvider provider, PluginGuard guard)
    {
        _provider = provider;
        _guard = guard;
        PluginId = pluginId;
        Info = guard.Timed("Info", () => provider.Info);
    }

    public string PluginId { get; }

    public ProviderInfo Info { get; }

    /// <summary>What the provider can say about settings without a server; null where it has no opinion.</summary>
    public ISettingsCheck? Check => _provider is ISettingsCheck check ? new GuardedFacets.Check(check, _guard) : null;

    /// <exception cref="ProviderException">A setting makes no sense to the provider.</exception>
    /// <exception cref="PluginFaultException">The plugin failed.</exception>
    public GuardedClient Connect(IProviderConnection connection) =>
        new(_guard.Timed("Connect", () => _provider.Connect(connection) ?? throw new InvalidOperationException("Connect returned nothing.")), _guard);

    /// <summary>Null also where the plugin fails: then the limits of the provider hold.</summary>
    public ImageLimits? FindImageLimits(string model) => Ask("FindImageLimits", () => _provider.FindImageLimits(model));

    /// <summary>Null also where the plugin fails: then the host judges by the status alone.</summary>
    public ProviderException? ReadFailure(FailureResponse response) =>
        Ask("ReadFailure", () => _provider.ReadFailure(response));

    /// <summary>The fault of an answer that the host can do without is counted by the guard, and ends nothing.</summary>
    private T? Ask<T>(string member, Func<T?> call)
        where T : class
    {
        try
        {
            return _guard.Timed(member, call);
        }
        catch (LettucePlugException)
        {
            return null;
        }
    }
}

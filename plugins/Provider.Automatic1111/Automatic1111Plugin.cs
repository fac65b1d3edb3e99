using LettucePlug.Sdk;

namespace LettucePlug.Provider.Automatic1111;

/// <summary>Registers the provider for AUTOMATIC1111's web UI and its descendants.</summary>
public sealed class Automatic1111Plugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new Automatic1111Provider());
    }
}

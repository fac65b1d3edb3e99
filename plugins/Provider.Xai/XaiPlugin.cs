using LettucePlug.Sdk;

namespace LettucePlug.Provider.Xai;

/// <summary>Registers xAI's service.</summary>
public sealed class XaiPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new XaiProvider());
    }
}

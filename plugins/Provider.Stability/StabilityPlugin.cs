using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

/// <summary>Registers Stability AI's Stable Image service.</summary>
public sealed class StabilityPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new StabilityProvider());
    }
}

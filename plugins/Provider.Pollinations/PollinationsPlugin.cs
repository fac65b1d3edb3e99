using LettucePlug.Sdk;

namespace LettucePlug.Provider.Pollinations;

/// <summary>Registers Pollinations.</summary>
public sealed class PollinationsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new PollinationsProvider());
    }
}

using LettucePlug.Sdk;

namespace LettucePlug.Provider.NanoGpt;

/// <summary>Registers NanoGPT.</summary>
public sealed class NanoGptPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new NanoGptProvider());
    }
}

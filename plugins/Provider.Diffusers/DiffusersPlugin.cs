using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>Registers the provider for servers around the diffusers library.</summary>
public sealed class DiffusersPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new DiffusersProvider());
    }
}

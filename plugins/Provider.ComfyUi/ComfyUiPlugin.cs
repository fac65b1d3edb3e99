using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi;

/// <summary>Registers the provider of ComfyUI servers.</summary>
public sealed class ComfyUiPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new ComfyUiProvider());
    }
}

using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>Registers OpenRouter.</summary>
public sealed class OpenRouterPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new OpenRouterProvider());
    }
}

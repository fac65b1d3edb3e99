using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>Registers OpenAI itself and, as a provider of its own, every server that speaks its language.</summary>
public sealed class OpenAiPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new OpenAiProvider());
        registry.AddProvider(new CompatibleProvider());
    }
}

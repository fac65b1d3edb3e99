using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>Registers Google's Gemini API.</summary>
public sealed class GeminiPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddProvider(new GeminiProvider());
    }
}

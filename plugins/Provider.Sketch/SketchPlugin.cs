using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch;

/// <summary>The entry point of the plugin.</summary>
public sealed class SketchPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context) => registry.AddProvider(new SketchProvider());
}

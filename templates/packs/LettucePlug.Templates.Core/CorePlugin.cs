using LettucePlug.Sdk;

namespace LettucePlug.Templates.Core;

/// <summary>The entry point of the plugin.</summary>
public sealed class CorePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context) => registry.AddTemplatePack(new CorePack());
}

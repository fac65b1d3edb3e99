using LettucePlug.Sdk;

namespace LettucePlug.Templates.Tags;

/// <summary>The entry point of the plugin.</summary>
public sealed class TagsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry, IPluginContext context) => registry.AddTemplatePack(new TagsPack());
}

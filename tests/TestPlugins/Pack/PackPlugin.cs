using LettucePlug.Sdk;

namespace Pack;

public sealed class PackPlugin : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) => registry.AddTemplatePack(new HelloPack());

    private sealed class HelloPack() : EmbeddedTemplatePack("test-pack");
}

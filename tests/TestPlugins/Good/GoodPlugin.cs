using LettucePlug.Sdk;

namespace Good;

public sealed class GoodPlugin : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        // A level that only a newer SDK has a name for.
        context.Log.Write((PluginLogLevel)17, "registered");
        registry.AddProvider(new GoodProvider());
    }
}

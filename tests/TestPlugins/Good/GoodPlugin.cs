using LettucePlug.Sdk;

namespace Good;

public sealed class GoodPlugin : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        // A level that only a newer SDK has a name for.
        context.Log.Write((PluginLogLevel)17, "registered");

        // Copies named "….plugin-7" offer "good-7", so that many can be installed side by side.
        var number = context.PluginId.Split("plugin-");
        registry.AddProvider(new GoodProvider(number is [_, var mine] ? $"good-{mine}" : "good"));
    }
}

using System.Globalization;
using System.Resources;
using LettucePlug.Sdk;

namespace Localized;

public sealed class EntryPoint : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context)
    {
        var texts = new ResourceManager("Localized.Texts", typeof(EntryPoint).Assembly);
        registry.AddProvider(new LocalizedProvider(
            "localized",
            texts.GetString("Greeting", CultureInfo.GetCultureInfo("fr")) ?? ""));
    }
}

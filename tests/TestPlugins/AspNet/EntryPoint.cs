using LettucePlug.Sdk;
using Microsoft.AspNetCore.Http;

namespace AspNet;

public sealed class EntryPoint : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) =>
        registry.AddProvider(new AspNetProvider("aspnet", new PathString("/x").Value ?? ""));
}

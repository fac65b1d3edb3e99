using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace Initialized;

public sealed class EntryPoint : IPlugin
{
    [ModuleInitializer]
    internal static void Run() => AppContext.SetSwitch("LettucePlug.Tests.ModuleInitializerRan", true);

    public void Register(IPluginRegistry registry, IPluginContext context)
    {
    }
}

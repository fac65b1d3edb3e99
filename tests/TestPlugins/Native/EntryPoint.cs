using System.Runtime.InteropServices;
using LettucePlug.Sdk;

namespace Native;

public sealed class EntryPoint : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) =>
        registry.AddProvider(new NativeProvider("native", $"sqlite {VersionNumber()}"));

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_libversion_number")]
    private static extern int VersionNumber();
}

using LettucePlug.Sdk;

namespace LettucePlug.Storage.Sqlite;

public sealed class SqlitePlugin : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) =>
        registry.AddStorageBackend(new SqliteBackend());
}

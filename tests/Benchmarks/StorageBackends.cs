using LettucePlug.Sdk;
using LettucePlug.Storage.Files;
using LettucePlug.Storage.Sqlite;

namespace LettucePlug.Benchmarks;

/// <summary>The backends as their plugins register them.</summary>
internal sealed class StorageBackends : IPluginRegistry
{
    private readonly List<IStorageBackend> _backends = [];

    public static IReadOnlyList<IStorageBackend> All
    {
        get
        {
            var registry = new StorageBackends();
            new SqlitePlugin().Register(registry, null!);
            new FilesPlugin().Register(registry, null!);
            return registry._backends;
        }
    }

    public void AddProvider(IProvider provider) => throw new ArgumentException("Only storage is expected.");

    public void AddTemplatePack(ITemplatePack pack) => throw new ArgumentException("Only storage is expected.");

    public void AddStorageBackend(IStorageBackend backend) => _backends.Add(backend);
}

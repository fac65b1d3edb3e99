using LettucePlug.Sdk;
using LettucePlug.Storage.Files;
using LettucePlug.Storage.Sqlite;

namespace LettucePlug.Storage.Tests;

internal static class Backends
{
    public static IStorageBackend Get(string id) => id == "sqlite" ? new SqliteBackend() : new FilesBackend();

    public static ValueTask<IStorage> OpenAsync(string id, string folder) =>
        Get(id).OpenAsync(new StorageOptions { Directory = folder }, TestContext.Current.CancellationToken);
}

using LettucePlug.Sdk;
using LettucePlug.Storage.Local;
using Microsoft.Data.Sqlite;

namespace LettucePlug.Storage.Sqlite;

/// <summary>A folder with one database for the documents and a folder of blobs.</summary>
internal sealed class SqliteStorage : IStorage
{
    internal const string DatabaseName = "documents.db";

    private readonly StoreLifetime _lifetime;
    private readonly SessionPool _sessions;
    private readonly FileBlobStore _blobs;

    private SqliteStorage(StoreLifetime lifetime, SessionPool sessions, FileBlobStore blobs)
    {
        _lifetime = lifetime;
        _sessions = sessions;
        _blobs = blobs;
        Documents = new SqliteDocuments(sessions, lifetime);
    }

    public IDocumentStore Documents { get; }

    public IBlobStore Blobs => _blobs;

    public static SqliteStorage Open(StorageOptions options, CancellationToken cancellationToken)
    {
        var flush = options.Settings.TryGetValue(SqliteBackend.FlushSetting, out var value) &&
            bool.TryParse(value, out var parsed) && parsed;
        var database = Path.Combine(options.Directory, DatabaseName);
        var lifetime = new StoreLifetime(options.Directory);
        var sessions = new SessionPool(database, flush);
        try
        {
            var blobs = new FileBlobStore(Path.Combine(options.Directory, "blobs"), options.Time, lifetime, flush);
            Directory.CreateDirectory(options.Directory);
            CheckWritable(options.Directory);
            sessions.Open(cancellationToken);
            blobs.Open();
            return new SqliteStorage(lifetime, sessions, blobs);
        }
        catch (Exception exception)
        {
            sessions.Dispose();
            throw exception switch
            {
                SqliteException fault => SqliteFault.Explain(fault, "The store could not be opened", database),
                _ when DiskFault.IsOne(exception) =>
                    DiskFault.Explain(exception, "The store could not be opened", options.Directory),
                _ => exception,
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (await _lifetime.CloseAsync().ConfigureAwait(false))
        {
            _sessions.Dispose();
            await _blobs.DisposeAsync().ConfigureAwait(false);
        }
    }

    // SQLite opens what it cannot write and complains much later, about something else.
    private static void CheckWritable(string folder)
    {
        var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
        new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0, FileOptions.DeleteOnClose)
            .Dispose();
    }
}

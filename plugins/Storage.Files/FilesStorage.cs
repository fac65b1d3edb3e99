using LettucePlug.Sdk;
using LettucePlug.Storage.Local;

namespace LettucePlug.Storage.Files;

/// <summary>A folder of documents, a folder of blobs, and a folder of state that no backup needs.</summary>
internal sealed class FilesStorage : IStorage
{
    private readonly StoreLifetime _lifetime;
    private readonly FileBlobStore _blobs;
    private readonly StoreLock _lock;

    private FilesStorage(StoreLifetime lifetime, FileBlobStore blobs, StoreLock storeLock, FilesDocuments documents)
    {
        _lifetime = lifetime;
        _blobs = blobs;
        _lock = storeLock;
        Documents = documents;
    }

    public IDocumentStore Documents { get; }

    public IBlobStore Blobs => _blobs;

    public static async Task<FilesStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken)
    {
        var flush = options.Settings.TryGetValue(FilesBackend.FlushSetting, out var value) &&
            bool.TryParse(value, out var parsed) && parsed;
        var layout = new StoreLayout(options.Directory);
        var lifetime = new StoreLifetime(options.Directory);
        try
        {
            Directory.CreateDirectory(layout.State);
            var journal = new Journal(layout, flush);
            var changes = new ChangeRing(layout.Changes);
            var storeLock = new StoreLock(layout, journal, changes);
            var blobs = new FileBlobStore(layout.Blobs, options.Time, lifetime, flush);
            using (await storeLock.EnterAsync(writing: true, cancellationToken).ConfigureAwait(false))
            {
                layout.Prepare();
                journal.Sweep();
                blobs.Open();
            }

            return new FilesStorage(
                lifetime, blobs, storeLock, new FilesDocuments(layout, storeLock, journal, changes, lifetime));
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, "The store could not be opened", options.Directory);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (await _lifetime.CloseAsync().ConfigureAwait(false))
        {
            _lock.Dispose();
            await _blobs.DisposeAsync().ConfigureAwait(false);
        }
    }
}

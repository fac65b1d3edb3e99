using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Storage;

/// <summary>
/// The one door to the storage backend. Nothing is opened before the first call; an attempt that failed is made again
/// by the next one.
/// </summary>
internal sealed partial class Store(IStorageSource source) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private IStorage? _storage;

    public async ValueTask<StoredDocument?> GetAsync(
        string collection, string partition, string id, CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return await storage.Documents.GetAsync(collection, partition, id, cancellationToken);
    }

    public async ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return await storage.Documents.QueryAsync(query, cancellationToken);
    }

    /// <summary>The page found; null where this backend cannot search.</summary>
    public async ValueTask<DocumentPage?> SearchAsync(DocumentSearchQuery query, CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return storage.Documents is IDocumentSearch search ? await search.SearchAsync(query, cancellationToken) : null;
    }

    public async ValueTask<IReadOnlyList<long>> WriteAsync(
        IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return await storage.Documents.WriteAsync(writes, cancellationToken);
    }

    public async ValueTask<IBlobWriter> CreateBlobAsync(CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return await storage.Blobs.CreateAsync(cancellationToken);
    }

    public async ValueTask<Stream?> OpenBlobAsync(string sha256, CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return await storage.Blobs.OpenAsync(sha256, cancellationToken);
    }

    public async ValueTask<BlobInfo?> GetBlobInfoAsync(string sha256, CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return await storage.Blobs.GetInfoAsync(sha256, cancellationToken);
    }

    public async ValueTask<bool> DeleteBlobAsync(string sha256, CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return await storage.Blobs.DeleteAsync(sha256, cancellationToken);
    }

    public async IAsyncEnumerable<BlobInfo> ListBlobsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        await foreach (var blob in storage.Blobs.ListAsync(cancellationToken))
        {
            yield return blob;
        }
    }

    /// <summary>Where the blob lies as a file of this machine; null where the backend keeps it another way.</summary>
    public async ValueTask<string?> GetBlobPathAsync(string sha256, CancellationToken cancellationToken)
    {
        var storage = await OpenAsync(cancellationToken);
        return storage.Blobs is ILocalBlobs local ? local.GetPath(sha256) : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_storage is { } storage)
        {
            _storage = null;
            await storage.DisposeAsync();
        }

        _opening.Dispose();
    }

    private async ValueTask<IStorage> OpenAsync(CancellationToken cancellationToken)
    {
        if (_storage is { } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancellationToken);
        try
        {
            return _storage ??= await source.OpenAsync(cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }
}

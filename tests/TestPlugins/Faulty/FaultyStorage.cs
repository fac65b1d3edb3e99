using LettucePlug.Sdk;

namespace Faulty;

/// <summary>Opens well; every call of what it opens fails.</summary>
public sealed class OpensABrokenStore : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) => registry.AddStorageBackend(new FaultyBackend());
}

public sealed class FaultyBackend : IStorageBackend
{
    public string Id => "faulty";

    public string Title => "Faulty";

    public IReadOnlyList<SettingDefinition> Settings => [];

    public ValueTask<IStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken = default) =>
        new(new FaultyStorage());
}

public sealed class FaultyStorage : IStorage, IDocumentStore, IBlobStore
{
    public IDocumentStore Documents => this;

    public IBlobStore Blobs => this;

    public ValueTask<StoredDocument?> GetAsync(string collection, string partition, string id, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the store is broken");

    public ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken = default) =>
        throw new StorageException(StorageFailure.Busy, "somebody else holds the store");

    public ValueTask<IReadOnlyList<long>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the store is broken");

    public ValueTask<IBlobWriter> CreateAsync(CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the store is broken");

    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the store is broken");

    public ValueTask<BlobInfo?> GetInfoAsync(string sha256, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the store is broken");

    public ValueTask<bool> DeleteAsync(string sha256, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the store is broken");

    public IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the store is broken");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

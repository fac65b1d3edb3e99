using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// An open store behind the guard. Its calls are many and small, so they run on the caller's thread and without a
/// deadline: what the guard does here is to say which plugin failed, and to count it.
/// </summary>
internal sealed class GuardedStorage(IStorage inner, PluginGuard guard) : IStorage
{
    public IDocumentStore Documents { get; } = inner.Documents is IDocumentSearch search
        ? new GuardedSearchableDocuments(inner.Documents, search, guard)
        : new GuardedDocuments(inner.Documents, guard);

    public IBlobStore Blobs { get; } = inner.Blobs is ILocalBlobs local
        ? new GuardedLocalBlobs(inner.Blobs, local, guard)
        : new GuardedBlobs(inner.Blobs, guard);

    public ValueTask DisposeAsync() => guard.DisposeAsync("the store", inner);
}

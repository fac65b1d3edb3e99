using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

internal class GuardedDocuments(IDocumentStore inner, PluginGuard guard) : IDocumentStore
{
    public ValueTask<StoredDocument?> GetAsync(
        string collection,
        string partition,
        string id,
        CancellationToken cancellationToken) =>
        guard.DirectAsync("GetAsync", () => inner.GetAsync(collection, partition, id, cancellationToken));

    public ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken) =>
        guard.DirectAsync("QueryAsync", () => inner.QueryAsync(query, cancellationToken));

    public ValueTask<IReadOnlyList<long>> WriteAsync(
        IReadOnlyList<DocumentWrite> writes,
        CancellationToken cancellationToken) =>
        guard.DirectAsync("WriteAsync", () => inner.WriteAsync(writes, cancellationToken));
}

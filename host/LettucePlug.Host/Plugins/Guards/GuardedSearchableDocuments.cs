using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

internal sealed class GuardedSearchableDocuments(IDocumentStore inner, IDocumentSearch search, PluginGuard guard)
    : GuardedDocuments(inner, guard), IDocumentSearch
{
    private readonly PluginGuard _guard = guard;

    public ValueTask<DocumentPage> SearchAsync(DocumentSearchQuery query, CancellationToken cancellationToken) =>
        _guard.DirectAsync("SearchAsync", () => search.SearchAsync(query, cancellationToken));
}

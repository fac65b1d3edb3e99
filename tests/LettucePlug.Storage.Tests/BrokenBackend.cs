using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Storage.Tests;

/// <summary>The SQLite backend with one defect.</summary>
internal sealed class BrokenBackend(Defect defect) : IStorageBackend
{
    private readonly IStorageBackend _inner = Backends.Get("sqlite");

    public string Id => "broken";

    public string Title => "Broken";

    public IReadOnlyList<SettingDefinition> Settings => _inner.Settings;

    public async ValueTask<IStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken) =>
        new BrokenStorage(await _inner.OpenAsync(options, cancellationToken), defect);

    private sealed class BrokenStorage(IStorage inner, Defect defect) : IStorage, IDocumentStore, IDocumentSearch
    {
        public IDocumentStore Documents => this;

        public IBlobStore Blobs { get; } = new BrokenBlobs(inner.Blobs, defect);

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        public ValueTask<StoredDocument?> GetAsync(
            string collection,
            string partition,
            string id,
            CancellationToken cancellationToken) =>
            inner.Documents.GetAsync(collection, partition, Fold(id), cancellationToken);

        public async ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken)
        {
            var page = await inner.Documents.QueryAsync(
                defect == Defect.IgnoresDirection ? query with { Descending = false } : query, cancellationToken);
            return defect == Defect.LosesContinuation ? page with { Continuation = null } : page;
        }

        public async ValueTask<IReadOnlyList<long>> WriteAsync(
            IReadOnlyList<DocumentWrite> writes,
            CancellationToken cancellationToken)
        {
            if (defect == Defect.ThrowsItsOwn)
            {
                throw new NotSupportedException("Not today.");
            }

            DocumentWrite[] broken = [.. writes.Select(Break)];
            if (defect != Defect.WritesOneByOne)
            {
                return await inner.Documents.WriteAsync(broken, cancellationToken);
            }

            var versions = new List<long>();
            foreach (var write in broken)
            {
                versions.AddRange(await inner.Documents.WriteAsync([write], cancellationToken));
            }

            return versions;
        }

        public ValueTask<DocumentPage> SearchAsync(DocumentSearchQuery query, CancellationToken cancellationToken) =>
            ((IDocumentSearch)inner.Documents).SearchAsync(
                defect == Defect.FindsAnyWord ? query with { Text = query.Text.Split(' ')[^1] } : query, cancellationToken);

        private DocumentWrite Break(DocumentWrite write) => write is not PutDocument put
            ? write
            : defect switch
            {
                Defect.IgnoresExpectedVersions => put with { ExpectedVersion = null },
                Defect.TrimsContent => put with
                {
                    Json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(put.Json.Span).Trim()),
                },
                _ => put with { Id = Fold(put.Id) },
            };

        private string Fold(string id) => defect == Defect.FoldsCase ? id.ToLowerInvariant() : id;
    }
}

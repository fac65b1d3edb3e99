using System.Globalization;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Support;

internal sealed class MemoryDocuments(MemoryStorage owner) : IDocumentStore, IDocumentSearch
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Collection, string Partition, string Id), (StoredDocument Document, string? Words)> _all = [];

    public ValueTask<StoredDocument?> GetAsync(
        string collection, string partition, string id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_all.GetValueOrDefault((collection, partition, id)).Document)!;
        }
    }

    public ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var found = _all.Values.Select(entry => entry.Document)
                .Where(document => document.Collection == query.Collection && document.Partition == query.Partition)
                .Where(document => query.From is null || string.CompareOrdinal(document.SortKey, query.From) >= 0)
                .Where(document => query.Before is null || string.CompareOrdinal(document.SortKey, query.Before) < 0)
                .OrderBy(document => document.SortKey, StringComparer.Ordinal)
                .ThenBy(document => document.Id, StringComparer.Ordinal)
                .ToList();
            if (query.Descending)
            {
                found.Reverse();
            }

            return ValueTask.FromResult(Page(found, query.Limit, query.Continuation));
        }
    }

    public ValueTask<DocumentPage> SearchAsync(DocumentSearchQuery query, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var words = query.Text.Split(
            [.. query.Text.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        lock (_gate)
        {
            var found = _all.Values
                .Where(entry => words.Length > 0
                    && entry.Words is { } text
                    && entry.Document.Collection == query.Collection
                    && (query.Partition is null || entry.Document.Partition == query.Partition)
                    && words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Select(entry => entry.Document)
                .OrderByDescending(document => document.SortKey, StringComparer.Ordinal)
                .ToList();
            return ValueTask.FromResult(Page(found, query.Limit, query.Continuation));
        }
    }

    public async ValueTask<IReadOnlyList<long>> WriteAsync(
        IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (owner.BeforeWrite is { } before)
        {
            await before(writes);
        }

        lock (_gate)
        {
            foreach (var write in writes)
            {
                CheckVersion(write);
            }

            return [.. writes.Select(Apply)];
        }
    }

    private void CheckVersion(DocumentWrite write)
    {
        var (id, expected) = write switch
        {
            PutDocument put => (put.Id, put.ExpectedVersion),
            DeleteDocument delete => (delete.Id, delete.ExpectedVersion),
            _ => ("", null),
        };
        var actual = _all.GetValueOrDefault((write.Collection, write.Partition, id)).Document?.Version ?? 0;
        if (expected is not null && expected != actual)
        {
            throw new StorageException(
                StorageFailure.Conflict, $"'{write.Collection}/{write.Partition}/{id}' has version {actual}, not {expected}");
        }
    }

    private long Apply(DocumentWrite write)
    {
        switch (write)
        {
            case PutDocument put:
                var key = (put.Collection, put.Partition, put.Id);
                var version = (_all.GetValueOrDefault(key).Document?.Version ?? 0) + 1;
                _all[key] = (new StoredDocument
                {
                    Collection = put.Collection,
                    Partition = put.Partition,
                    Id = put.Id,
                    SortKey = put.SortKey,
                    Version = version,
                    Json = put.Json.ToArray(),
                }, put.SearchText);
                return version;
            case DeleteDocument delete:
                _all.Remove((delete.Collection, delete.Partition, delete.Id));
                return 0;
            default:
                foreach (var gone in _all.Keys
                    .Where(one => one.Collection == write.Collection && one.Partition == write.Partition).ToList())
                {
                    _all.Remove(gone);
                }

                return 0;
        }
    }

    private static DocumentPage Page(List<StoredDocument> found, int limit, string? continuation)
    {
        // Names the last document of the page before, so that pages stay right while documents come and go.
        var start = 0;
        if (continuation is not null)
        {
            start = found.FindIndex(document => Mark(document) == continuation) + 1;
        }

        var items = found.Skip(start).Take(limit).ToList();
        return new DocumentPage
        {
            Items = items,
            Continuation = start + items.Count < found.Count ? Mark(items[^1]) : null,
        };
    }

    private static string Mark(StoredDocument document) =>
        string.Create(CultureInfo.InvariantCulture, $"{document.Partition}/{document.Id}");
}

using LettucePlug.Sdk;

namespace LettucePlug.Tests.Support;

internal sealed class MemoryDocuments(MemoryStorage owner) : IDocumentStore
{
    private const string Own = "memory";

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Collection, string Partition, string Id), StoredDocument> _all = [];

    public ValueTask<StoredDocument?> GetAsync(
        string collection, string partition, string id, CancellationToken cancellationToken = default)
    {
        StorageRules.CheckName(collection, "collection");
        StorageRules.CheckName(partition, "partition");
        StorageRules.CheckName(id, "document");
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_all.GetValueOrDefault((collection, partition, id)));
        }
    }

    public ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken = default)
    {
        StorageRules.CheckQuery(query);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var found = _all.Values
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

            return ValueTask.FromResult(Page(found, query.Limit, query.Continuation, query.Descending));
        }
    }

    public async ValueTask<IReadOnlyList<long>> WriteAsync(
        IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken = default)
    {
        StorageRules.CheckWrites(writes);
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
        var actual = _all.GetValueOrDefault((write.Collection, write.Partition, id))?.Version ?? 0;
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
                var version = (_all.GetValueOrDefault(key)?.Version ?? 0) + 1;
                _all[key] = new StoredDocument
                {
                    Collection = put.Collection,
                    Partition = put.Partition,
                    Id = put.Id,
                    SortKey = put.SortKey,
                    Version = version,
                    Json = put.Json.ToArray(),
                };
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

    private static DocumentPage Page(List<StoredDocument> found, int limit, string? continuation, bool descending)
    {
        // Names the last document of the page before, which need not be there any more.
        if (continuation is not null)
        {
            if (continuation.Split('\n') is not [var mark, var sortKey, var id] || mark != Own)
            {
                throw new StorageException(StorageFailure.InvalidRequest, "the continuation is not one of this store");
            }

            found = [.. found.SkipWhile(document => IsBefore(document, sortKey, id, descending))];
        }

        var items = found.Take(limit).ToList();
        return new DocumentPage
        {
            Items = items,
            Continuation = items.Count < found.Count ? $"{Own}\n{items[^1].SortKey}\n{items[^1].Id}" : null,
        };
    }

    private static bool IsBefore(StoredDocument document, string sortKey, string id, bool descending)
    {
        var order = string.CompareOrdinal(document.SortKey, sortKey);
        order = order == 0 ? string.CompareOrdinal(document.Id, id) : order;
        return order == 0 || order < 0 != descending;
    }
}

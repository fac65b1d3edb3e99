using LettucePlug.Sdk;
using LettucePlug.Storage.Local;
using Microsoft.Data.Sqlite;

namespace LettucePlug.Storage.Sqlite;

internal sealed partial class SqliteDocuments(SessionPool sessions, StoreLifetime lifetime)
    : IDocumentStore, IDocumentSearch
{
    private const string PartitionKey =
        "(SELECT p.key FROM partitions p JOIN collections c ON c.key = p.collection WHERE c.name = $1 AND p.name = $2)";

    public async ValueTask<StoredDocument?> GetAsync(
        string collection,
        string partition,
        string id,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = lifetime.Enter();
        StorageRules.CheckName(collection, "collection");
        StorageRules.CheckName(partition, "partition");
        StorageRules.CheckName(id, "document");
        return await sessions.ReadAsync(
            session => session.Rows(
                $"SELECT id, sort, version, json FROM documents WHERE partition = {PartitionKey} AND id = $3",
                row => ReadDocument(row, collection, partition),
                collection,
                partition,
                id).FirstOrDefault(),
            $"The document '{collection}/{partition}/{id}' could not be read",
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = lifetime.Enter();
        StorageRules.CheckQuery(query);
        var after = Continuation.Read(query);
        return await sessions.ReadAsync(
            session => Query(session, query, after),
            $"The documents of '{query.Collection}/{query.Partition}' could not be read",
            cancellationToken).ConfigureAwait(false);
    }

    private static DocumentPage Query(Session session, DocumentQuery query, Continuation? after)
    {
        var (direction, beyond) = query.Descending ? ("DESC", "<") : ("ASC", ">");
        var sql = $"SELECT id, sort, version, json FROM documents WHERE partition = {PartitionKey}";
        List<object> arguments = [query.Collection, query.Partition];

        // Where a page before ended is at least as strict as the bound on that side, so each side has one bound.
        if (query.From is not null && (after is null || query.Descending))
        {
            arguments.Add(SortKeys.Encode(query.From));
            sql += $" AND sort >= ${arguments.Count}";
        }

        if (query.Before is not null && (after is null || !query.Descending))
        {
            arguments.Add(SortKeys.Encode(query.Before));
            sql += $" AND sort < ${arguments.Count}";
        }

        if (after is not null)
        {
            arguments.Add(SortKeys.Encode(after.SortKey));
            arguments.Add(after.Id);
            sql += $" AND (sort, id) {beyond} (${arguments.Count - 1}, ${arguments.Count})";
        }

        // One more than asked for tells whether there is a next page.
        arguments.Add(query.Limit + 1);
        sql += $" ORDER BY sort {direction}, id {direction} LIMIT ${arguments.Count}";
        var items = session.Rows(
            sql, row => ReadDocument(row, query.Collection, query.Partition), arguments.ToArray());
        if (items.Count <= query.Limit)
        {
            return new DocumentPage { Items = items };
        }

        items.RemoveAt(query.Limit);
        return new DocumentPage
        {
            Items = items,
            Continuation = Continuation.Write(query, items[^1].SortKey, items[^1].Id),
        };
    }

    private static StoredDocument ReadDocument(SqliteDataReader row, string collection, string partition) => new()
    {
        Collection = collection,
        Partition = partition,
        Id = row.GetString(0),
        SortKey = SortKeys.Decode(row.GetFieldValue<byte[]>(1)),
        Version = row.GetInt64(2),
        Json = row.GetFieldValue<byte[]>(3),
    };
}

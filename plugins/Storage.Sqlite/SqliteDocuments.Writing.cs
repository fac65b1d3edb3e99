using LettucePlug.Sdk;
using LettucePlug.Storage.Local;

namespace LettucePlug.Storage.Sqlite;

internal sealed partial class SqliteDocuments
{
    /// <summary>Room for a million million documents in each of a million collections.</summary>
    private const int CollectionShift = 40;

    private const int StretchShift = 10;

    /// <summary>Begins the word that stands for a partition; no word of a text begins with it.</summary>
    private const char PartitionMark = '\uE000';

    public async ValueTask<IReadOnlyList<long>> WriteAsync(
        IReadOnlyList<DocumentWrite> writes,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = lifetime.Enter();
        StorageRules.CheckWrites(writes);
        if (writes.Count == 0)
        {
            return [];
        }

        return await sessions.WriteAsync<IReadOnlyList<long>>(
            session =>
            {
                var versions = new long[writes.Count];
                for (var i = 0; i < versions.Length; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    versions[i] = Apply(session, writes[i]);
                }

                return versions;
            },
            "The documents could not be written",
            cancellationToken).ConfigureAwait(false);
    }

    private static long Apply(Session session, DocumentWrite write)
    {
        var partition = session.Number($"SELECT {PartitionKey}", write.Collection, write.Partition);
        switch (write)
        {
            case PutDocument put:
                return Put(session, put, partition ?? AddPartition(session, put));
            case DeleteDocument delete:
                Delete(session, delete, partition);
                return 0;
            case DeletePartition:
                Clear(session, partition);
                return 0;
            default:
                throw new InvalidOperationException($"The rules let a {write.GetType().Name} pass.");
        }
    }

    private static long Put(Session session, PutDocument put, long partition)
    {
        var old = Find(session, partition, put.Id);
        CheckVersion(put, put.Id, put.ExpectedVersion, old?.Version ?? 0);
        var sort = SortKeys.Encode(put.SortKey);
        var version = (old?.Version ?? 0) + 1;
        var searchable = put.SearchText is null ? 0 : 1;
        var key = old?.Key ?? NextKey(session, put.Collection);
        if (old is null)
        {
            session.Run(
                "INSERT INTO documents (key, partition, id, sort, version, searchable, json) " +
                "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                key, partition, put.Id, sort, version, searchable, Session.Bytes(put.Json));
        }
        else
        {
            session.Run(
                "UPDATE documents SET sort = $2, version = $3, searchable = $4, json = $5 WHERE key = $1",
                key, sort, version, searchable, Session.Bytes(put.Json));
        }

        if (old is { Searchable: true })
        {
            session.Run("DELETE FROM words WHERE rowid = $1", key);
        }

        if (put.SearchText is not null)
        {
            Index(session, key, partition, sort, put.SearchText);
        }

        return version;
    }

    private static void Index(Session session, long key, long partition, byte[] sort, string text)
    {
        session.Run(
            "INSERT INTO words (rowid, text) VALUES ($1, $2)",
            key, $"{string.Join(' ', Words.Of(text))} {PartitionMark}{partition}");

        // The bounds only ever widen: too wide costs a search some time, too narrow would hide documents from it.
        session.Run(
            """
            INSERT INTO stretches (stretch, least, greatest) VALUES ($1, $2, $2) ON CONFLICT (stretch) DO UPDATE
            SET least = min(least, excluded.least), greatest = max(greatest, excluded.greatest)
            WHERE excluded.least < least OR excluded.greatest > greatest
            """,
            key >> StretchShift, sort);
    }

    private static void Delete(Session session, DeleteDocument delete, long? partition)
    {
        var old = partition is { } key ? Find(session, key, delete.Id) : null;
        CheckVersion(delete, delete.Id, delete.ExpectedVersion, old?.Version ?? 0);
        if (old is null)
        {
            return;
        }

        session.Run("DELETE FROM documents WHERE key = $1", old.Key);
        if (old.Searchable)
        {
            session.Run("DELETE FROM words WHERE rowid = $1", old.Key);
        }
    }

    private static void Clear(Session session, long? partition)
    {
        if (partition is { } key)
        {
            session.Run(
                "DELETE FROM words WHERE rowid IN (SELECT key FROM documents WHERE partition = $1 AND searchable = 1)",
                key);
            session.Run("DELETE FROM documents WHERE partition = $1", key);
            session.Run("DELETE FROM partitions WHERE key = $1", key);
        }
    }

    private static Existing? Find(Session session, long partition, string id) => session.Rows(
        "SELECT key, version, searchable FROM documents WHERE partition = $1 AND id = $2",
        row => new Existing(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2) != 0),
        partition,
        id).FirstOrDefault();

    private static long AddPartition(Session session, DocumentWrite write)
    {
        session.Run("INSERT OR IGNORE INTO collections (name, next) VALUES ($1, 0)", write.Collection);
        session.Run(
            "INSERT INTO partitions (collection, name) SELECT key, $2 FROM collections WHERE name = $1",
            write.Collection, write.Partition);
        return session.Number("SELECT last_insert_rowid()")!.Value;
    }

    private static long NextKey(Session session, string collection) => session.Number(
        $"UPDATE collections SET next = next + 1 WHERE name = $1 RETURNING (key << {CollectionShift}) | next",
        collection)!.Value;

    private static void CheckVersion(DocumentWrite write, string id, long? expected, long actual)
    {
        if (expected is not null && expected != actual)
        {
            throw new StorageException(
                StorageFailure.Conflict,
                $"The document '{write.Collection}/{write.Partition}/{id}' has version {actual}, not {expected}: " +
                "somebody else has written it.");
        }
    }

    private sealed record Existing(long Key, long Version, bool Searchable);
}

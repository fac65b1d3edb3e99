using Microsoft.Data.Sqlite;

namespace LettucePlug.Storage.Sqlite;

/// <summary>The tables, and how a store that an older version made gets them.</summary>
internal static class Schema
{
    /// <summary>"LtPl": tells our databases from others.</summary>
    internal const long ApplicationId = 0x4C74506C;

    /// <summary>
    /// Step n brings a store from format n to n + 1; a step that was released is never changed again.
    /// </summary>
    /// <remarks>
    /// The key of a document is its collection's number in the upper bits and a count in the lower ones, so documents
    /// lie in the order in which they came. The index of words holds only words, by that key. A stretch is 1,024
    /// neighbouring keys; it knows the least and the greatest sort key within, which lets a search for a frequent word
    /// stop early although the words are not in the order of the sort keys. Beginnings of up to seven letters have an
    /// index of their own; for longer ones the documents of all words that begin so are merged first, which takes about
    /// 25 ns for each, and few long words are frequent.
    /// </remarks>
    internal static readonly IReadOnlyList<string> Steps =
    [
        """
        CREATE TABLE collections (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, next INTEGER NOT NULL) STRICT;
        CREATE TABLE partitions (
            key INTEGER PRIMARY KEY,
            collection INTEGER NOT NULL,
            name TEXT NOT NULL,
            UNIQUE (collection, name)) STRICT;
        CREATE TABLE documents (
            key INTEGER PRIMARY KEY,
            partition INTEGER NOT NULL,
            id TEXT NOT NULL,
            sort BLOB NOT NULL,
            version INTEGER NOT NULL,
            searchable INTEGER NOT NULL,
            json BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX documents_by_id ON documents (partition, id);
        CREATE UNIQUE INDEX documents_by_sort ON documents (partition, sort, id);
        CREATE TABLE stretches (stretch INTEGER PRIMARY KEY, least BLOB NOT NULL, greatest BLOB NOT NULL) STRICT;
        CREATE VIRTUAL TABLE words USING fts5 (
            text, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1 2 3 4 5 6 7');
        """,
    ];

    /// <summary>Brings the store to the newest format; of several processes, one does it.</summary>
    public static void Upgrade(Session session, string database, IReadOnlyList<string> steps)
    {
        Check(session, database, steps.Count);
        if (session.Number("PRAGMA user_version") == steps.Count)
        {
            return;
        }

        session.Begin();
        try
        {
            var version = (int)session.Number("PRAGMA user_version")!;
            foreach (var step in steps.Skip(version))
            {
                session.Script(step);
            }

            session.Script($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {steps.Count};");
            session.Commit();
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private static void Check(Session session, string database, int supported)
    {
        const string Opening = "The store could not be opened";
        try
        {
            var (isEmpty, owner, version) = Look(session);
            if (!isEmpty && owner != ApplicationId)
            {
                throw SqliteFault.Damaged(Opening, database, "it is a database of another program.");
            }

            if (version > supported)
            {
                throw SqliteFault.TooNew(database, version, supported);
            }
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Explain(fault, Opening, database);
        }
    }

    // All at one moment: between two looks another process may have made the tables.
    private static (bool IsEmpty, long? Owner, long Version) Look(Session session)
    {
        session.Script("BEGIN DEFERRED");
        try
        {
            return (
                session.Number("SELECT count(*) FROM sqlite_schema") == 0,
                session.Number("PRAGMA application_id"),
                session.Number("PRAGMA user_version") ?? 0);
        }
        finally
        {
            session.Script("ROLLBACK");
        }
    }
}

using LettucePlug.Sdk;
using LettucePlug.Storage.Local;

namespace LettucePlug.Storage.Sqlite;

internal sealed partial class SqliteDocuments
{
    /// <summary>So many matches are simply all looked at.</summary>
    private const int FewMatches = 2_000;

    /// <summary>More pieces than this are read as one span with what lies between.</summary>
    private const int MostSpans = 16;

    public async ValueTask<DocumentPage> SearchAsync(
        DocumentSearchQuery query,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = lifetime.Enter();
        StorageRules.CheckSearch(query);
        var after = Continuation.Read(query);
        var wanted = Words.ToFind(query.Text);
        if (wanted.Count == 0)
        {
            return new DocumentPage { Items = [] };
        }

        return await sessions.ReadAsync(
            session =>
            {
                session.BeginReading();
                try
                {
                    return Search(session, query, wanted, after);
                }
                finally
                {
                    session.Rollback();
                }
            },
            $"The collection '{query.Collection}' could not be searched",
            cancellationToken).ConfigureAwait(false);
    }

    private static DocumentPage Search(
        Session session,
        DocumentSearchQuery query,
        IReadOnlyList<SearchWord> wanted,
        Continuation? after)
    {
        var collection = session.Number("SELECT key FROM collections WHERE name = $1", query.Collection);
        var partition = query.Partition is null
            ? null
            : session.Number($"SELECT {PartitionKey}", query.Collection, query.Partition);
        if (collection is null || (query.Partition is not null && partition is null))
        {
            return new DocumentPage { Items = [] };
        }

        var end = after is null ? null : new SearchHit(SortKeys.Encode(after.SortKey), after.Partition, after.Id, 0);
        var hits = new TopHits(query.Limit + 1, end);
        Collect(session, Expression(wanted, partition), collection.Value, hits);
        var found = hits.InOrder().ToList();
        var items = found.Take(query.Limit).Select(hit => Load(session, query.Collection, hit)).ToList();
        return new DocumentPage
        {
            Items = items,
            Continuation = found.Count <= query.Limit
                ? null
                : Continuation.Write(query, items[^1].SortKey, items[^1].Partition, items[^1].Id),
        };
    }

    /// <summary>
    /// The words as an expression of FTS5. They hold only letters, digits and marks, so that quoting them is enough.
    /// </summary>
    private static string Expression(IReadOnlyList<SearchWord> wanted, long? partition)
    {
        var terms = wanted.Select(word => $"\"{word.Text}\"{(word.IsBeginning ? "*" : "")}");
        return string.Join(" AND ", partition is null ? terms : terms.Append($"\"{PartitionMark}{partition}\""));
    }

    private static void Collect(Session session, string expression, long collection, TopHits hits)
    {
        var (first, last) = (collection << CollectionShift, ((collection + 1) << CollectionShift) - 1);
        var matches = session.Number(
            "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH $1 AND rowid BETWEEN $2 AND $3 LIMIT $4)",
            expression, first, last, FewMatches + 1);
        if (matches <= FewMatches)
        {
            Offer(session, expression, first, last, hits);
            return;
        }

        // The stretches with the greatest sort keys first, one, then two, four ... at a time, until none that is left
        // can hold anything greater than what was found.
        var stretches = session.Rows(
            "SELECT stretch, least, greatest FROM stretches WHERE stretch BETWEEN $1 AND $2 ORDER BY greatest DESC",
            row => new Stretch(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2)),
            first >> StretchShift,
            last >> StretchShift).Where(stretch => hits.MayTake(stretch.Least)).ToList();
        for (int begin = 0, size = 1; begin < stretches.Count; begin += size, size *= 2)
        {
            if (hits.IsSettledAbove(stretches[begin].Greatest))
            {
                return;
            }

            var numbers = stretches.Skip(begin).Take(size).Select(stretch => stretch.Number).Order().ToList();
            foreach (var (from, to) in Spans(numbers))
            {
                Offer(session, expression, from << StretchShift, ((to + 1) << StretchShift) - 1, hits);
            }
        }
    }

    private static List<(long From, long To)> Spans(List<long> numbers)
    {
        var spans = new List<(long From, long To)>();
        foreach (var number in numbers)
        {
            if (spans.Count > 0 && spans[^1].To == number - 1)
            {
                spans[^1] = (spans[^1].From, number);
            }
            else
            {
                spans.Add((number, number));
            }
        }

        return spans.Count <= MostSpans ? spans : [(numbers[0], numbers[^1])];
    }

    private static void Offer(Session session, string expression, long first, long last, TopHits hits) =>
        session.Rows(
            """
            SELECT d.sort, p.name, d.id, d.key FROM words
            CROSS JOIN documents d ON d.key = words.rowid CROSS JOIN partitions p ON p.key = d.partition
            WHERE words MATCH $1 AND words.rowid BETWEEN $2 AND $3
            """,
            row => hits.Offer(
                new SearchHit(row.GetFieldValue<byte[]>(0), row.GetString(1), row.GetString(2), row.GetInt64(3))),
            expression, first, last);

    private static StoredDocument Load(Session session, string collection, SearchHit hit) => session.Rows(
        "SELECT id, sort, version, json FROM documents WHERE key = $1",
        row => ReadDocument(row, collection, hit.Partition),
        hit.Key).Single();

    private sealed record Stretch(long Number, byte[] Least, byte[] Greatest);
}

using LettucePlug.Sdk;
using LettucePlug.Storage.Local;

namespace LettucePlug.Storage.Files;

internal sealed partial class FilesDocuments
{
    /// <remarks>
    /// There is no index of words: the documents are read, greatest sort key first, until the page is full.
    /// </remarks>
    public async ValueTask<DocumentPage> SearchAsync(
        DocumentSearchQuery query,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = _lifetime.Enter();
        StorageRules.CheckSearch(query);
        var after = Continuation.Read(query);
        var wanted = Words.ToFind(query.Text);
        if (wanted.Count == 0)
        {
            return new DocumentPage { Items = [] };
        }

        var what = $"The collection '{query.Collection}' could not be searched";
        var places = await LockedAsync(writing: false, () => Places(query, after), what, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            // Without the lock, so that nobody waits for a long search: each file by itself is always whole.
            return await Task.Run(() => Scan(query, places, wanted, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, what, _layout.Root);
        }
    }

    private List<(string Partition, IndexEntry Entry)> Places(DocumentSearchQuery query, Continuation? after)
    {
        var partitions = query.Partition is null ? _layout.Partitions(query.Collection) : [query.Partition];
        var places = partitions
            .SelectMany(partition => _cache.Get(query.Collection, partition).Entries
                .Select(entry => (Partition: partition, Entry: entry)))
            .Where(place => after is null || Compare(place, (after.Partition, new(after.SortKey, after.Id))) < 0)
            .ToList();
        places.Sort((left, right) => Compare(right, left));
        return places;
    }

    private DocumentPage Scan(
        DocumentSearchQuery query,
        List<(string Partition, IndexEntry Entry)> places,
        IReadOnlyList<SearchWord> wanted,
        CancellationToken cancellationToken)
    {
        var items = new List<StoredDocument>();
        foreach (var (partition, entry) in places)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = ReadFile(query.Collection, partition, entry.Id);
            if (file?.SearchText is null || !Words.Match(Words.Of(file.SearchText), wanted))
            {
                continue;
            }

            if (items.Count == query.Limit)
            {
                var last = items[^1];
                return new DocumentPage
                {
                    Items = items,
                    Continuation = Continuation.Write(query, last.SortKey, last.Partition, last.Id),
                };
            }

            items.Add(Describe(query.Collection, partition, entry.Id, file)!);
        }

        return new DocumentPage { Items = items };
    }

    private static int Compare((string Partition, IndexEntry Entry) left, (string Partition, IndexEntry Entry) right)
    {
        var order = string.CompareOrdinal(left.Entry.SortKey, right.Entry.SortKey);
        order = order != 0 ? order : string.CompareOrdinal(left.Partition, right.Partition);
        return order != 0 ? order : string.CompareOrdinal(left.Entry.Id, right.Entry.Id);
    }
}

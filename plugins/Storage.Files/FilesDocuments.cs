using System.Text.Json;
using LettucePlug.Sdk;
using LettucePlug.Storage.Local;

namespace LettucePlug.Storage.Files;

internal sealed partial class FilesDocuments : IDocumentStore, IDocumentSearch
{
    private readonly StoreLayout _layout;
    private readonly StoreLock _lock;
    private readonly Journal _journal;
    private readonly StoreLifetime _lifetime;
    private readonly PartitionCache _cache;

    public FilesDocuments(
        StoreLayout layout,
        StoreLock storeLock,
        Journal journal,
        ChangeRing changes,
        StoreLifetime lifetime)
    {
        _layout = layout;
        _lock = storeLock;
        _journal = journal;
        _lifetime = lifetime;
        _cache = new PartitionCache(changes, LoadIndex);
    }

    public async ValueTask<StoredDocument?> GetAsync(
        string collection,
        string partition,
        string id,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = _lifetime.Enter();
        StorageRules.CheckName(collection, "collection");
        StorageRules.CheckName(partition, "partition");
        StorageRules.CheckName(id, "document");
        return await LockedAsync(
            writing: false,
            () => Describe(collection, partition, id, ReadFile(collection, partition, id)),
            $"The document '{collection}/{partition}/{id}' could not be read",
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = _lifetime.Enter();
        StorageRules.CheckQuery(query);
        var after = Continuation.Read(query);
        return await LockedAsync(
            writing: false,
            () => Query(query, after),
            $"The documents of '{query.Collection}/{query.Partition}' could not be read",
            cancellationToken).ConfigureAwait(false);
    }

    private DocumentPage Query(DocumentQuery query, Continuation? after)
    {
        var index = _cache.Get(query.Collection, query.Partition);
        var first = query.From is null ? 0 : index.Position(new IndexEntry(query.From, ""));
        var end = query.Before is null ? index.Entries.Count : index.Position(new IndexEntry(query.Before, ""));
        if (after is not null)
        {
            var place = new IndexEntry(after.SortKey, after.Id);
            var position = index.Position(place);
            var isThere = position < index.Entries.Count && index.Entries[position] == place;
            (first, end) = query.Descending
                ? (first, Math.Min(end, position))
                : (Math.Max(first, isThere ? position + 1 : position), end);
        }

        var count = Math.Min(query.Limit, Math.Max(0, end - first));
        var places = query.Descending
            ? Enumerable.Range(1, count).Select(back => index.Entries[end - back]).ToList()
            : index.Entries.Skip(first).Take(count).ToList();
        return new DocumentPage
        {
            // A file that somebody has removed by hand is no longer a document.
            Items = [.. places.Select(place => Get(query, place.Id)).OfType<StoredDocument>()],
            Continuation = end - first > count
                ? Continuation.Write(query, places[^1].SortKey, places[^1].Id)
                : null,
        };
    }

    private StoredDocument? Get(DocumentQuery query, string id) =>
        Describe(query.Collection, query.Partition, id, ReadFile(query.Collection, query.Partition, id));

    private static StoredDocument? Describe(string collection, string partition, string id, DocumentFile? file) =>
        file is null
            ? null
            : new StoredDocument
            {
                Collection = collection,
                Partition = partition,
                Id = id,
                SortKey = file.SortKey,
                Version = file.Version,
                Json = file.Json,
            };

    private DocumentFile? ReadFile(string collection, string partition, string id) =>
        ReadFile(_layout.Document(collection, partition, id));

    private static DocumentFile? ReadFile(string path)
    {
        try
        {
            return DocumentFile.Parse(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new StorageException(
                StorageFailure.Corrupt, $"The file '{path}' holds no document: {exception.Message}", exception)
            {
                Hint = "Restore that file from git or a backup, resolve its merge conflict, or remove it.",
            };
        }
    }

    private PartitionIndex LoadIndex(string collection, string partition)
    {
        var folder = _layout.Partition(collection, partition);
        return new PartitionIndex(Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*" + FileNames.Extension).Select(ReadEntry).OfType<IndexEntry>()
            : []);
    }

    private static IndexEntry? ReadEntry(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var id = FileNames.IsShortened(name) ? null : FileNames.Decode(name);
        if (id is null && !FileNames.IsShortened(name))
        {
            return null;
        }

        return ReadFile(path) is { } file && (id ?? file.Id) is { } known ? new IndexEntry(file.SortKey, known) : null;
    }

    private async Task<T> LockedAsync<T>(
        bool writing,
        Func<T> work,
        string what,
        CancellationToken cancellationToken)
    {
        try
        {
            using (await _lock.EnterAsync(writing, cancellationToken).ConfigureAwait(false))
            {
                return await Task.Run(work, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, what, _layout.Root);
        }
    }
}

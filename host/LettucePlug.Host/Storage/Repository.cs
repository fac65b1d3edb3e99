using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Storage;

/// <summary>The documents of one collection as objects. It makes writes; batches of several collections are the caller's.</summary>
internal sealed class Repository<T>(Store store, string collection, JsonTypeInfo<T> type)
    where T : class
{
    public required Func<T, string> Id { get; init; }

    /// <summary>Where an object stands within its partition. The default is its id.</summary>
    public Func<T, string>? SortKey { get; init; }

    /// <summary>The words it is found by. The default is none.</summary>
    public Func<T, string?>? SearchText { get; init; }

    public async ValueTask<Versioned<T>?> GetAsync(string partition, string id, CancellationToken cancellationToken) =>
        await store.GetAsync(collection, partition, id, cancellationToken) is { } document ? Read(document) : null;

    public async ValueTask<long> SaveAsync(
        string partition, T value, long? expectedVersion, CancellationToken cancellationToken) =>
        (await store.WriteAsync([Put(partition, value, expectedVersion)], cancellationToken))[0];

    /// <summary>
    /// Changes an object, again on the newer one where somebody else was faster. Null from <paramref name="change"/>
    /// leaves it as it is.
    /// </summary>
    /// <returns>The object as it is then; null where there is none.</returns>
    public ValueTask<Versioned<T>?> UpdateAsync(
        string partition, string id, Func<T, T?> change, CancellationToken cancellationToken) =>
        Store.RetryOnConflictAsync(
            async token =>
            {
                var current = await GetAsync(partition, id, token);
                if (current is null || change(current.Value) is not { } changed)
                {
                    return current;
                }

                return new Versioned<T>(changed, await SaveAsync(partition, changed, current.Version, token));
            },
            cancellationToken);

    public PutDocument Put(string partition, T value, long? expectedVersion) => new()
    {
        Collection = collection,
        Partition = partition,
        Id = Id(value),
        SortKey = (SortKey ?? Id)(value),
        SearchText = SearchText?.Invoke(value),
        Json = JsonSerializer.SerializeToUtf8Bytes(value, type),
        ExpectedVersion = expectedVersion,
    };

    public DeleteDocument Delete(string partition, string id, long? expectedVersion) => new()
    {
        Collection = collection,
        Partition = partition,
        Id = id,
        ExpectedVersion = expectedVersion,
    };

    /// <summary>All objects of a partition whose sort key begins with <paramref name="prefix"/>, read a page at a time.</summary>
    public IAsyncEnumerable<Versioned<T>> ListPrefixAsync(
        string partition, string prefix, CancellationToken cancellationToken) =>
        ListAsync(
            // No sort key holds a character above '~'.
            new DocumentQuery { Collection = collection, Partition = partition, From = prefix, Before = prefix + '~' },
            cancellationToken);

    public IAsyncEnumerable<Versioned<T>> ListAsync(
        string partition, bool descending, CancellationToken cancellationToken) =>
        ListAsync(
            new DocumentQuery { Collection = collection, Partition = partition, Descending = descending },
            cancellationToken);

    /// <summary>The objects found, best position first; null where the backend cannot search.</summary>
    public async ValueTask<IReadOnlyList<Versioned<T>>?> SearchAsync(
        string? partition, string text, int limit, CancellationToken cancellationToken)
    {
        var found = new List<Versioned<T>>();
        string? continuation = null;
        do
        {
            var query = new DocumentSearchQuery
            {
                Collection = collection,
                Partition = partition,
                Text = text,
                Limit = Math.Clamp(limit - found.Count, 1, 1000),
                Continuation = continuation,
            };
            if (await store.SearchAsync(query, cancellationToken) is not { } page)
            {
                return null;
            }

            found.AddRange(page.Items.Select(Read));
            continuation = page.Continuation;
        }
        while (continuation is not null && found.Count < limit);
        return found;
    }

    public async IAsyncEnumerable<Versioned<T>> ListAsync(
        DocumentQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await store.QueryAsync(query, cancellationToken);
            foreach (var document in page.Items)
            {
                yield return Read(document);
            }

            if (page.Continuation is null)
            {
                yield break;
            }

            query = query with { Continuation = page.Continuation };
        }
    }

    private Versioned<T> Read(StoredDocument document)
    {
        try
        {
            return JsonSerializer.Deserialize(document.Json.Span, type) is { } value
                ? new Versioned<T>(value, document.Version)
                : throw new JsonException("The document is null.");
        }
        catch (JsonException cause)
        {
            throw UnreadableDocumentException.Of(collection, document.Id, cause);
        }
    }
}

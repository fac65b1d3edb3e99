using System.Text;

namespace LettucePlug.Sdk.Testing;

/// <summary>The stores of one check, short names for what checks do, and the comparisons that throw violations.</summary>
internal sealed class StorageRig(string rule, IStorageBackend backend, string directory, CancellationToken cancellation)
{
    private readonly List<IStorage> _stores = [];

    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public CancellationToken Cancellation { get; } = cancellation;

    public IStorage Store => _stores[0];

    public IDocumentStore Documents => Store.Documents;

    public IBlobStore Blobs => Store.Blobs;

    public IDocumentSearch? Search => Store.Documents as IDocumentSearch;

    public Task<IStorage> StartAsync() => OpenAsync();

    /// <summary>Opens the same folder once more, as another process would.</summary>
    public async Task<IStorage> OpenAsync()
    {
        var settings = backend.Settings
            .Where(setting => setting.Default is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Default!);
        var store = await backend.OpenAsync(
            new StorageOptions { Directory = directory, Settings = settings, Time = new StoppedClock() }, Cancellation);
        _stores.Add(store);
        return store;
    }

    public async Task StopAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    public async Task<long> PutAsync(
        string id,
        string json = "{}",
        string sortKey = "",
        string partition = "p",
        long? expected = null,
        string? text = null,
        IStorage? store = null)
    {
        var put = Put(id, json, sortKey, partition, text) with { ExpectedVersion = expected };
        return (await (store ?? Store).Documents.WriteAsync([put], Cancellation))[0];
    }

    public static PutDocument Put(
        string id,
        string json = "{}",
        string sortKey = "",
        string partition = "p",
        string? text = null) => new()
        {
            Collection = "things",
            Partition = partition,
            Id = id,
            SortKey = sortKey,
            Json = Encoding.UTF8.GetBytes(json),
            SearchText = text,
        };

    public async Task<StoredDocument?> GetAsync(string id, string partition = "p", IStorage? store = null) =>
        await (store ?? Store).Documents.GetAsync("things", partition, id, Cancellation);

    public async Task<string?> ContentAsync(string id, string partition = "p", IStorage? store = null) =>
        await GetAsync(id, partition, store) is { } document ? Encoding.UTF8.GetString(document.Json.Span) : null;

    /// <summary>The ids of all pages of a query, one after the other.</summary>
    public async Task<List<string>> IdsAsync(DocumentQuery query)
    {
        var ids = new List<string>();
        do
        {
            var page = await Documents.QueryAsync(query, Cancellation);
            Holds(page.Items.Count <= query.Limit, $"a page of {page.Items.Count} documents, limit {query.Limit}");
            ids.AddRange(page.Items.Select(item => item.Id));
            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);

        return ids;
    }

    public async Task<List<string>> FindAsync(string text, string? partition = null, int limit = 50)
    {
        var query = new DocumentSearchQuery
        {
            Collection = "things",
            Partition = partition,
            Text = text,
            Limit = limit,
        };
        var ids = new List<string>();
        do
        {
            var page = await Search!.SearchAsync(query, Cancellation);
            ids.AddRange(page.Items.Select(item => item.Id));
            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);

        return ids;
    }

    public async Task<BlobInfo> StoreAsync(ReadOnlyMemory<byte> bytes, IStorage? store = null)
    {
        var writer = await (store ?? Store).Blobs.CreateAsync(Cancellation);
        try
        {
            await writer.WriteAsync(bytes, Cancellation);
            return await writer.CommitAsync(Cancellation);
        }
        finally
        {
            await writer.DisposeAsync();
        }
    }

    public async Task<byte[]?> ReadAsync(string sha256, IStorage? store = null)
    {
        using var stream = await (store ?? Store).Blobs.OpenAsync(sha256, Cancellation);
        if (stream is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }

    public async Task<List<BlobInfo>> ListAsync()
    {
        var blobs = new List<BlobInfo>();
        await foreach (var blob in Blobs.ListAsync(Cancellation))
        {
            blobs.Add(blob);
        }

        return blobs;
    }

    public void Holds(bool condition, string seen)
    {
        if (!condition)
        {
            throw new ContractViolation(rule + ".", seen);
        }
    }

    public void Equal<T>(T expected, T seen, string what) =>
        Holds(
            EqualityComparer<T>.Default.Equals(expected, seen),
            $"{what} is {Show(seen)}, expected {Show(expected)}.");

    public void Same(IEnumerable<string> expected, IEnumerable<string> seen, string what) =>
        Equal(string.Join(" ", expected), string.Join(" ", seen), what);

    public Task RefusedAsync(Func<Task> call, string what) => FailsAsync(StorageFailure.InvalidRequest, call, what);

    public async Task FailsAsync(StorageFailure failure, Func<Task> call, string what)
    {
        try
        {
            await call();
        }
        catch (StorageException exception)
        {
            Equal(failure, exception.Failure, $"the failure of {what}");
            Holds(exception.Message.Length > 0, $"{what} fails without a message.");
            return;
        }

        throw new ContractViolation(rule + ".", $"{what} succeeded, expected it to fail with {failure}.");
    }

    public async Task ThrowsAsync<TException>(Func<Task> call, string what)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException)
        {
            return;
        }

        throw new ContractViolation(rule + ".", $"{what} did not throw {typeof(TException).Name}.");
    }

    private static string Show<T>(T value) => value is null ? "absent" : $"'{value}'";

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

using System.Security.Cryptography;
using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Benchmarks;

/// <summary>
/// The last page of a long chat against a short one (bar 2x), a word in a million messages (bar 100 ms), and the
/// storing of a 50 MB blob against a bare copy and hash (bar 1.5x).
/// </summary>
internal sealed class StorageBenchmarks : IBenchmark
{
    private const int Messages = 1_000_000;
    private const int Chats = 1_000;
    private const int BlobBytes = 50 * 1024 * 1024;
    private const int Chunk = 128 * 1024;

    public string Name => "storage";

    public async Task RunAsync(TextWriter output)
    {
        foreach (var backend in StorageBackends.All)
        {
            var folder = Directory.CreateTempSubdirectory("lettuceplug-benchmark-").FullName;
            try
            {
                var options = new StorageOptions { Directory = Path.Combine(folder, backend.Id) };
                await using var store = await backend.OpenAsync(options);
                await LastPageAsync(output, backend.Id, store);
                await BlobAsync(output, backend.Id, store, folder);
                if (backend.Id == "sqlite")
                {
                    await SearchAsync(output, store, options.Directory);
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task LastPageAsync(TextWriter output, string backend, IStorage store)
    {
        // Plain files are not made for a hundred thousand messages of one chat.
        var (few, many) = backend == "sqlite" ? (100, 100_000) : (100, 10_000);
        await FillAsync(store, "pages", few, _ => "few", _ => null);
        await FillAsync(store, "pages", many, _ => "many", _ => null);
        var small = await Timing.MedianAsync(200, () => PageAsync(store, "few"));
        var large = await Timing.MedianAsync(200, () => PageAsync(store, "many"));
        output.WriteLine(
            $"{backend}: last page of {many:N0} / of {few:N0} documents: {large:f3} / {small:f3} ms = {large / small:f2}x");
    }

    private static async Task PageAsync(IStorage store, string partition) => await store.Documents.QueryAsync(
        new DocumentQuery { Collection = "pages", Partition = partition, Descending = true, Limit = 50 });

    private static async Task BlobAsync(TextWriter output, string backend, IStorage store, string folder)
    {
        var bytes = RandomNumberGenerator.GetBytes(BlobBytes);
        var bare = await Timing.MedianAsync(15, async () =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(Path.Combine(folder, "bare"), FileMode.Create, FileAccess.Write, FileShare.None, 0);
            for (var at = 0; at < bytes.Length; at += Chunk)
            {
                hash.AppendData(bytes, at, Chunk);
                file.Write(bytes, at, Chunk);
            }

            hash.GetHashAndReset();
        });
        var stored = await Timing.MedianAsync(15, async () =>
        {
            await using var writer = await store.Blobs.CreateAsync();
            for (var at = 0; at < bytes.Length; at += Chunk)
            {
                await writer.WriteAsync(bytes.AsMemory(at, Chunk));
            }

            await writer.CommitAsync();
        });
        output.WriteLine(
            $"{backend}: 50 MB blob / bare copy and hash: {stored:f0} / {bare:f0} ms = {stored / bare:f2}x");
    }

    private static async Task SearchAsync(TextWriter output, IStorage store, string folder)
    {
        var text = new MessageText(seed: 1);
        var started = TimeProvider.System.GetTimestamp();
        await FillAsync(store, "messages", Messages, i => $"chat{i * 7919 % Chats}", text.Next);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var size = new DirectoryInfo(folder).EnumerateFiles("documents.db*").Sum(file => file.Length) / 1024 / 1024;
        output.WriteLine($"sqlite: {Messages:N0} messages written in {seconds:f0} s ({size:N0} MB)");
        (string What, string Words, string? Chat)[] searches =
        [
            ("a word that is in one message", "zanzibar", null),
            ("a rare word", MessageText.Word(20_000), null),
            ("a word in some thousands", MessageText.Word(300), null),
            ("the most frequent word", MessageText.Word(0), null),
            ("two frequent words", $"{MessageText.Word(1)} {MessageText.Word(2)}", null),
            ("the beginning of a frequent word", MessageText.Word(0)[..4], null),
            ("a single letter", "b", null),
            ("a word that is only in old messages", "bygone", null),
            ("a frequent word in one chat", MessageText.Word(0), "chat7"),
            ("a word that is nowhere", "nowhere", null),
        ];
        foreach (var (what, words, chat) in searches)
        {
            var query = new DocumentSearchQuery { Collection = "messages", Text = words, Partition = chat };
            var found = 0;
            var time = await Timing.MedianAsync(
                11, async () => found = (await ((IDocumentSearch)store.Documents).SearchAsync(query)).Items.Count);
            output.WriteLine($"sqlite: {what} ({found} on the first page): {time:f1} ms");
        }
    }

    private static async Task FillAsync(
        IStorage store,
        string collection,
        int count,
        Func<int, string> partition,
        Func<int, string?> text)
    {
        foreach (var batch in Enumerable.Range(0, count).Chunk(1_000))
        {
            await store.Documents.WriteAsync([.. batch.Select(i =>
            {
                var words = text(i);
                return new PutDocument
                {
                    Collection = collection,
                    Partition = partition(i),
                    Id = $"m{i}",
                    SortKey = $"{i:d12}",
                    Json = Encoding.UTF8.GetBytes($"{{\"number\":{i},\"text\":\"{words}\"}}"),
                    SearchText = words,
                };
            })]);
        }
    }
}

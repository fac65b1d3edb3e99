using System.Globalization;
using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Storage.Crasher;

/// <summary>
/// A round is one batch over two partitions (rewrites, a new document, the replacement of a whole partition) and one
/// blob, so that whoever looks later can tell from any document which round it is of.
/// </summary>
internal static class Rounds
{
    private const int Rewritten = 4;

    public static async Task WriteAsync(IStorage store)
    {
        var last = await store.Documents.GetAsync("things", "same", "d0");
        var round = last is null ? 0 : int.Parse(last.Json.Span, CultureInfo.InvariantCulture);
        Console.WriteLine($"round {round}");
        while (true)
        {
            round++;
            await store.Documents.WriteAsync(Batch(round));
            var writer = await store.Blobs.CreateAsync();
            await using (writer)
            {
                for (var piece = 0; piece < 8; piece++)
                {
                    await writer.WriteAsync(Encoding.ASCII.GetBytes(new string((char)('a' + piece), 5_000) + round));
                }

                var blob = await writer.CommitAsync();
                Console.WriteLine($"round {round} {blob.Sha256}");
            }
        }
    }

    private static List<DocumentWrite> Batch(int round)
    {
        var writes = new List<DocumentWrite>();
        for (var i = 0; i < Rewritten; i++)
        {
            writes.Add(Put("same", $"d{i}", round));
        }

        writes.Add(Put("log", $"r{round}", round));
        writes.Add(new DeletePartition { Collection = "things", Partition = "fresh" });
        writes.Add(Put("fresh", $"x{round}", round));
        writes.Add(Put("fresh", $"y{round}", round));
        return writes;
    }

    private static PutDocument Put(string partition, string id, int round) => new()
    {
        Collection = "things",
        Partition = partition,
        Id = id,
        SortKey = $"{round:d8}",
        Json = Encoding.UTF8.GetBytes($"{round}"),
        SearchText = $"word{round}",
    };
}

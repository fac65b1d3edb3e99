using System.Security.Cryptography;
using System.Text;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Storage.Tests;

public abstract class CrashTests(string backend)
{
    private const int Kills = 50;
    private const string Collection = "things";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The folder goes from one killed process to the next, so damage that one leaves would trip the others.</summary>
    [Fact]
    public async Task A_process_killed_in_the_middle_of_batches_leaves_all_or_nothing_of_each()
    {
        using var folder = new TempDir();
        var random = new Random(20260304);
        var blobs = new HashSet<string>();
        var least = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var child = new Child(backend, folder.Path, "rounds");
            var said = new StringBuilder();
            for (var line = random.Next(1, 6); line > 0; line--)
            {
                said.AppendLine(await child.Output.ReadLineAsync(Cancellation));
            }

            Spin(random.Next(0, 3_000));
            said.Append(await child.KillAsync());
            least = Math.Max(least, Acknowledged(said.ToString(), blobs));
            if (kill % 5 == 4 || kill == Kills - 1)
            {
                await VerifyAsync(folder.Path, least, blobs);
            }
        }

        least.ShouldBeGreaterThan(Kills);
        Directory.EnumerateFileSystemEntries(folder.File("blobs", "tmp")).ShouldBeEmpty();
    }

    /// <summary>Reads "round 7 sha256" lines; the last one may have been cut off.</summary>
    private static int Acknowledged(string output, HashSet<string> blobs)
    {
        var last = 0;
        foreach (var words in output.Split('\n').Select(line => line.Trim().Split(' ')))
        {
            if (words is ["round", var number, { Length: 64 } sha256])
            {
                last = int.Parse(number);
                blobs.Add(sha256);
            }
        }

        return last;
    }

    private async Task VerifyAsync(string folder, int least, HashSet<string> blobs)
    {
        await using var store = await Backends.OpenAsync(backend, folder);
        var same = await ReadAsync(store, "same");
        var round = int.Parse(same[0].Json.Span);
        round.ShouldBeGreaterThanOrEqualTo(least, "a batch whose call had returned is lost");
        same.Select(document => document.Id).ShouldBe(["d0", "d1", "d2", "d3"]);
        same.Select(document => $"{int.Parse(document.Json.Span)} {document.Version}").Distinct().ShouldBe([$"{round} {round}"]);
        (await ReadAsync(store, "log")).Select(document => document.Id)
            .ShouldBe(Enumerable.Range(1, round).Select(number => $"r{number}"));
        (await ReadAsync(store, "fresh")).Select(document => document.Id).ShouldBe([$"x{round}", $"y{round}"]);

        var search = store.Documents.ShouldBeAssignableTo<IDocumentSearch>()!;
        var query = new DocumentSearchQuery { Collection = Collection, Text = $"word{round}x word{round}" };
        (await search.SearchAsync(query, Cancellation)).Items.ShouldBeEmpty();
        query = query with { Text = $"word{round}", Partition = "fresh" };
        (await search.SearchAsync(query, Cancellation)).Items.Count.ShouldBe(2);

        await foreach (var blob in store.Blobs.ListAsync(Cancellation))
        {
            await using var stream = await store.Blobs.OpenAsync(blob.Sha256, Cancellation);
            Convert.ToHexStringLower(await SHA256.HashDataAsync(stream!, Cancellation)).ShouldBe(blob.Sha256);
            blobs.Remove(blob.Sha256);
        }

        blobs.ShouldBeEmpty("a blob whose commit had returned is lost");
    }

    private static async Task<List<StoredDocument>> ReadAsync(IStorage store, string partition)
    {
        var documents = new List<StoredDocument>();
        var query = new DocumentQuery { Collection = Collection, Partition = partition, Limit = 1_000 };
        do
        {
            var page = await store.Documents.QueryAsync(query, Cancellation);
            documents.AddRange(page.Items);
            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);

        return documents;
    }

    /// <summary>Lets the child run on for less than a timer could measure.</summary>
    private static void Spin(int microseconds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started).TotalMicroseconds < microseconds)
        {
            Thread.SpinWait(20);
        }
    }
}

using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Storage.Tests;

public sealed class SearchOrderTests
{
    private const int Count = 9_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Frequent words take the way that stops early, rare ones the way that looks at all matches.</summary>
    [Theory]
    [InlineData("in order", "common")]
    [InlineData("shuffled", "common")]
    [InlineData("shuffled", "third")]
    [InlineData("shuffled", "rare")]
    [InlineData("backwards", "comm")]
    [InlineData("same key", "common")]
    public async Task The_first_and_later_pages_are_those_of_a_full_sort(string kind, string word)
    {
        using var folder = new TempDir();
        await using var store = await Backends.OpenAsync("sqlite", folder.Path);
        var random = new Random(7);
        var puts = Enumerable.Range(0, Count).Select(i => Put(i, kind switch
        {
            "in order" => i,
            "backwards" => Count - i,
            "same key" => 0,
            _ => random.Next(Count),
        })).ToList();
        foreach (var batch in puts.Chunk(1_000))
        {
            await store.Documents.WriteAsync(batch, Cancellation);
        }

        foreach (var partition in new[] { null, "p1" })
        {
            var expected = puts
                .Where(put => put.SearchText!.Contains(word) && put.Partition == (partition ?? put.Partition))
                .OrderByDescending(put => put.SortKey, StringComparer.Ordinal)
                .ThenByDescending(put => put.Partition, StringComparer.Ordinal)
                .ThenByDescending(put => put.Id, StringComparer.Ordinal)
                .Select(put => put.Id)
                .Take(350);
            (await FindAsync(store, word, partition, pages: 7)).ShouldBe(expected);
        }
    }

    private static PutDocument Put(int number, int sortKey) => new()
    {
        Collection = "things",
        Partition = $"p{number % 3}",
        Id = $"d{number:d5}",
        SortKey = $"{sortKey:d5}",
        Json = "{}"u8.ToArray(),
        SearchText = $"common {(number % 3 == 0 ? "third" : "")} {(number % 100 == 0 ? "rare" : "")}",
    };

    private static async Task<List<string>> FindAsync(IStorage store, string word, string? partition, int pages)
    {
        var search = (IDocumentSearch)store.Documents;
        var query = new DocumentSearchQuery { Collection = "things", Partition = partition, Text = word };
        var ids = new List<string>();
        for (var page = 0; page < pages && (page == 0 || query.Continuation is not null); page++)
        {
            var found = await search.SearchAsync(query, Cancellation);
            ids.AddRange(found.Items.Select(item => item.Id));
            query = query with { Continuation = found.Continuation };
        }

        return ids;
    }
}

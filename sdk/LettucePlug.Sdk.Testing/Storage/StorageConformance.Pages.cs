namespace LettucePlug.Sdk.Testing;

public static partial class StorageConformance
{
    private static IEnumerable<StorageRule> PageRules =>
    [
        new("Documents come in the order of the code units of their sort keys", async rig =>
        {
            // By code point, U+FF5E would come before the fox; by culture, "a" before "B".
            string[] keys =
                ["", "\u0001", " ", "-", "10", "9", "B", "a", "a ", "aa", "é", "名", "\U0001F98A", "\uFF5E", "\uFFFD"];
            for (var i = keys.Length - 1; i >= 0; i--)
            {
                await rig.PutAsync($"d{i:d2}", sortKey: keys[i]);
            }

            var order = keys.Select((_, i) => $"d{i:d2}").ToList();
            rig.Same(order, await rig.IdsAsync(All()), "the order");
            rig.Same(order, await rig.IdsAsync(All(limit: 2)), "the order over pages");
        }),
        new("Documents with the same sort key come in the order of their ids", async rig =>
        {
            foreach (var id in new[] { "b", "a", "B", "a-", "a:", "10", "9" })
            {
                await rig.PutAsync(id, sortKey: "same");
            }

            rig.Same(["10", "9", "B", "a", "a-", "a:", "b"], await rig.IdsAsync(All(limit: 3)), "the order");
        }),
        new("Descending is the exact reverse", async rig =>
        {
            var order = await FillAsync(rig, 12, i => $"k{i / 3}");
            order.Reverse();
            rig.Same(order, await rig.IdsAsync(All() with { Descending = true }), "the order");
            rig.Same(order, await rig.IdsAsync(All(limit: 5) with { Descending = true }), "the order over pages");
        }),
        new("Pages of any size hold every document once", async rig =>
        {
            var order = await FillAsync(rig, 25, i => $"k{i / 2:d2}");
            foreach (var limit in new[] { 1, 2, 7, 24, 25, 26, 1_000 })
            {
                rig.Same(order, await rig.IdsAsync(All(limit: limit)), $"the documents in pages of {limit}");
            }
        }),
        new("The last page has no continuation", async rig =>
        {
            await FillAsync(rig, 10, i => $"k{i}");
            var page = await rig.Documents.QueryAsync(All(limit: 10), rig.Cancellation);
            rig.Equal(10, page.Items.Count, "the number of documents");
            rig.Equal(null, page.Continuation, "the continuation of a page that holds all");
            page = await rig.Documents.QueryAsync(All(limit: 9), rig.Cancellation);
            rig.Holds(page.Continuation is not null, "no continuation although a document is left.");
        }),
        new("The bounds of a range are inclusive and exclusive", async rig =>
        {
            await FillAsync(rig, 10, i => $"k{i}");
            var range = All(limit: 2) with { From = "k3", Before = "k7" };
            rig.Same(["d03", "d04", "d05", "d06"], await rig.IdsAsync(range), "the range");
            rig.Same(
                ["d06", "d05", "d04", "d03"], await rig.IdsAsync(range with { Descending = true }), "the range backwards");
            rig.Same(["d08", "d09"], await rig.IdsAsync(All() with { From = "k7z" }), "the range from between two");
            rig.Same(["d00"], await rig.IdsAsync(All() with { Before = "k1" }), "the range before the second");
            rig.Same([], await rig.IdsAsync(All() with { From = "k5", Before = "k5" }), "an empty range");
            rig.Same([], await rig.IdsAsync(All() with { From = "k5", Before = "k2" }), "a range that is reversed");
        }),
        new("Writes between pages neither hide nor repeat the other documents", async rig =>
        {
            foreach (var descending in new[] { false, true })
            {
                var partition = descending ? "down" : "up";
                var order = await FillAsync(rig, 20, i => $"k{i:d2}", partition);
                var query = All(partition, limit: 3) with { Descending = descending };
                var seen = new List<string>();
                for (var round = 0; round == 0 || query.Continuation is not null; round++)
                {
                    var page = await rig.Documents.QueryAsync(query, rig.Cancellation);
                    seen.AddRange(page.Items.Select(item => item.Id));
                    query = query with { Continuation = page.Continuation };
                    await rig.PutAsync($"x{round}", sortKey: $"k{round * 3:d2}-new", partition: partition);
                    await rig.PutAsync($"y{round}", sortKey: "a", partition: partition);

                    // What a page ended with is gone when the next one is asked for.
                    await WriteAsync(
                        rig,
                        new DeleteDocument { Collection = Things, Partition = partition, Id = page.Items[^1].Id });
                }

                var stable = descending ? order.AsEnumerable().Reverse() : order;
                rig.Same(stable, seen.Where(id => id.StartsWith('d')), $"the stable documents of '{partition}'");
                rig.Equal(seen.Count, seen.Distinct().Count(), "the number of different documents");
            }
        }),
        new("A continuation that is not of the store's making is refused", async rig =>
        {
            foreach (var bad in new[] { "", "x", "AAAA", "!!", new string('A', 1_000) })
            {
                await rig.RefusedAsync(
                    () => rig.Documents.QueryAsync(All() with { Continuation = bad }, rig.Cancellation).AsTask(),
                    $"the continuation '{bad}'");
            }
        }),
        new("Limits outside 1 to 1,000 are refused", async rig =>
        {
            foreach (var limit in new[] { int.MinValue, -1, 0, 1_001, int.MaxValue })
            {
                await rig.RefusedAsync(
                    () => rig.Documents.QueryAsync(All(limit: limit), rig.Cancellation).AsTask(), $"the limit {limit}");
            }
        }),
        new("A partition that was never written to is empty", async rig =>
        {
            var page = await rig.Documents.QueryAsync(All("never-was"), rig.Cancellation);
            rig.Equal(0, page.Items.Count, "the number of documents");
            rig.Equal(null, page.Continuation, "the continuation");
        }),
        new("A document moves with its sort key", async rig =>
        {
            await FillAsync(rig, 3, i => $"k{i}");
            await rig.PutAsync("d00", sortKey: "k9");
            rig.Same(["d01", "d02", "d00"], await rig.IdsAsync(All()), "the order");
        }),
    ];

    private static async Task<List<string>> FillAsync(
        StorageRig rig,
        int count,
        Func<int, string> sortKey,
        string partition = "p")
    {
        var ids = Enumerable.Range(0, count).Select(i => $"d{i:d2}").ToList();
        await WriteAsync(rig, [.. ids.Select((id, i) => StorageRig.Put(id, sortKey: sortKey(i), partition: partition))]);
        return ids;
    }
}

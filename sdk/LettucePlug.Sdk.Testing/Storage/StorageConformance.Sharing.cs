namespace LettucePlug.Sdk.Testing;

public static partial class StorageConformance
{
    private static IEnumerable<StorageRule> SharingRules =>
    [
        new("What was written is there when the store is opened again", async rig =>
        {
            await rig.PutAsync("a", "1", "key", text: "fox");
            var blob = await rig.StoreAsync(Bytes(1_000));
            await rig.Store.DisposeAsync();
            var again = await rig.OpenAsync();
            rig.Equal("1", await rig.ContentAsync("a", store: again), "the content");
            rig.Equal(2L, await rig.PutAsync("a", store: again), "the version of the next write");
            rig.Equal(1_000, (await rig.ReadAsync(blob.Sha256, again))?.Length, "the length of the blob");
        }),
        new("Two open stores of one folder see each other's writes at once", async rig =>
        {
            var other = await rig.OpenAsync();
            for (var i = 1; i <= 20; i++)
            {
                var (writer, reader) = i % 2 == 0 ? (rig.Store, other) : (other, rig.Store);
                await rig.PutAsync("a", $"{i}", store: writer);
                rig.Equal($"{i}", await rig.ContentAsync("a", store: reader), "the content");
                await rig.PutAsync($"n{i:d2}", sortKey: $"{99 - i}", store: writer);
                var page = await reader.Documents.QueryAsync(All(), rig.Cancellation);
                rig.Equal(i + 1, page.Items.Count, "the number of documents");
                var blob = await rig.StoreAsync(Bytes(i), writer);
                rig.Equal(i, (await rig.ReadAsync(blob.Sha256, reader))?.Length, "the length of the blob");
            }

            await other.Documents.WriteAsync(
                [new DeletePartition { Collection = Things, Partition = "p" }], rig.Cancellation);
            rig.Same([], await rig.IdsAsync(All()), "the partition that the other has deleted");
        }),
        new("No update of concurrent writers is lost", async rig =>
        {
            await rig.PutAsync("count", "0");
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => CountAsync(rig, rig.Store, 8))));
            rig.Equal("48", await rig.ContentAsync("count"), "the count");
        }),
        new("No update is lost between two open stores of one folder", async rig =>
        {
            var other = await rig.OpenAsync();
            await rig.PutAsync("count", "0");
            await Task.WhenAll(Enumerable.Range(0, 4).Select(
                i => Task.Run(() => CountAsync(rig, i % 2 == 0 ? rig.Store : other, 8))));
            rig.Equal("32", await rig.ContentAsync("count"), "the count");
        }),
        new("Many may write different documents at once", async rig =>
        {
            var other = await rig.OpenAsync();
            await Task.WhenAll(Enumerable.Range(0, 8).Select(task => Task.Run(async () =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await rig.PutAsync($"d{task}-{i}", store: task % 2 == 0 ? rig.Store : other);
                }
            })));
            rig.Equal(80, (await rig.IdsAsync(All())).Count, "the number of documents");
        }),
        new("A reader sees all of a batch or nothing of it", async rig =>
        {
            var other = await rig.OpenAsync();
            await WriteRoundAsync(rig, 0);
            var writing = Task.Run(async () =>
            {
                for (var round = 1; round <= 25; round++)
                {
                    await WriteRoundAsync(rig, round);
                }
            });
            while (!writing.IsCompleted)
            {
                var page = await other.Documents.QueryAsync(All(), rig.Cancellation);
                rig.Equal(1, page.Items.Select(item => item.SortKey).Distinct().Count(), "the number of rounds in a page");
                rig.Equal(5, page.Items.Count, "the number of documents");
            }

            await writing;
        }),
        new("A store can be closed twice and refuses what comes after", async rig =>
        {
            var (documents, blobs) = (rig.Documents, rig.Blobs);
            await rig.Store.DisposeAsync();
            await rig.Store.DisposeAsync();
            await rig.ThrowsAsync<ObjectDisposedException>(() => rig.GetAsync("a"), "a get");
            await rig.ThrowsAsync<ObjectDisposedException>(
                () => documents.QueryAsync(All(), rig.Cancellation).AsTask(), "a query");
            await rig.ThrowsAsync<ObjectDisposedException>(() => rig.PutAsync("a"), "a write");
            await rig.ThrowsAsync<ObjectDisposedException>(() => blobs.CreateAsync(rig.Cancellation).AsTask(), "a new blob");
            await rig.ThrowsAsync<ObjectDisposedException>(() => rig.ReadAsync(Sha256([])), "opening a blob");
            await rig.ThrowsAsync<ObjectDisposedException>(() => rig.ListAsync(), "a listing");
        }),
        new("Closing lets the calls that are running finish", async rig =>
        {
            var other = await rig.OpenAsync();
            var writes = Enumerable.Range(0, 20).Select(i => rig.PutAsync($"d{i:d2}", store: other)).ToList();
            await other.DisposeAsync();
            await Task.WhenAll(writes);
            rig.Equal(20, (await rig.IdsAsync(All())).Count, "the number of documents");
        }),
        new("A blob that is being read survives the closing of the store", async rig =>
        {
            var other = await rig.OpenAsync();
            var blob = await rig.StoreAsync(Bytes(200_000), other);
            using var stream = await other.Blobs.OpenAsync(blob.Sha256, rig.Cancellation);
            await other.DisposeAsync();
            using var copy = new MemoryStream();
            await stream!.CopyToAsync(copy, rig.Cancellation);
            rig.Equal(200_000L, copy.Length, "the length");
        }),
    ];

    private static Task<IReadOnlyList<long>> WriteRoundAsync(StorageRig rig, int round) =>
        WriteAsync(rig, [.. Enumerable.Range(0, 5).Select(i => StorageRig.Put($"d{i}", sortKey: $"round {round}"))]);

    private static async Task CountAsync(StorageRig rig, IStorage store, int times)
    {
        for (var done = 0; done < times;)
        {
            var document = await rig.GetAsync("count", store: store);
            var next = int.Parse(document!.Json.Span) + 1;
            try
            {
                await rig.PutAsync("count", $"{next}", expected: document.Version, store: store);
                done++;
            }
            catch (StorageException exception) when (exception.Failure == StorageFailure.Conflict)
            {
                // Somebody else was faster: read again, as the contract advises.
            }
        }
    }
}

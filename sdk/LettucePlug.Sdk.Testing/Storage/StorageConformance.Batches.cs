namespace LettucePlug.Sdk.Testing;

public static partial class StorageConformance
{
    private static IEnumerable<StorageRule> BatchRules =>
    [
        new("A batch writes all and returns the versions in its order", async rig =>
        {
            await rig.PutAsync("a");
            await rig.PutAsync("gone");
            var versions = await rig.Documents.WriteAsync(
                [
                    StorageRig.Put("b"),
                    new DeleteDocument { Collection = Things, Partition = "p", Id = "gone" },
                    StorageRig.Put("a"),
                    StorageRig.Put("c", partition: "q"),
                ],
                rig.Cancellation);
            rig.Same(["1", "0", "2", "1"], versions.Select(version => $"{version}"), "the versions");
            rig.Same(["a", "b"], await rig.IdsAsync(All()), "the first partition");
            rig.Same(["c"], await rig.IdsAsync(All("q")), "the second partition");
        }),
        new("A batch with one conflict writes nothing", async rig =>
        {
            await rig.PutAsync("a", "1");
            await rig.PutAsync("b", "1", partition: "q");
            DocumentWrite[] writes =
            [
                StorageRig.Put("a", "2"),
                StorageRig.Put("new", "2"),
                new DeletePartition { Collection = Things, Partition = "q" },
                StorageRig.Put("last", "2") with { ExpectedVersion = 7 },
            ];
            await rig.FailsAsync(
                StorageFailure.Conflict, () => rig.Documents.WriteAsync(writes, rig.Cancellation).AsTask(), "the batch");
            rig.Equal("1", await rig.ContentAsync("a"), "the content of a document that the batch rewrites");
            rig.Equal(null, await rig.GetAsync("new"), "a document that the batch adds");
            rig.Equal("1", await rig.ContentAsync("b", "q"), "a document of the partition that the batch deletes");
        }),
        new("A batch that names a document twice is refused", async rig =>
        {
            await rig.RefusedAsync(
                () => WriteAsync(rig, StorageRig.Put("a"), StorageRig.Put("a")), "writing a document twice");
            await rig.RefusedAsync(
                () => WriteAsync(
                    rig,
                    StorageRig.Put("a"),
                    new DeleteDocument { Collection = Things, Partition = "p", Id = "a" }),
                "writing and deleting a document");
            rig.Equal(null, await rig.GetAsync("a"), "the document");
        }),
        new("A batch holds up to 1,000 writes", async rig =>
        {
            var writes = Enumerable.Range(0, 1_001).Select(i => StorageRig.Put($"d{i}")).ToArray<DocumentWrite>();
            await rig.RefusedAsync(() => WriteAsync(rig, writes), "a batch of 1,001");
            rig.Equal(0, (await rig.IdsAsync(All())).Count, "the number of documents after the refusal");
            await WriteAsync(rig, writes[..1_000]);
            rig.Equal(1_000, (await rig.IdsAsync(All())).Count, "the number of documents");
        }),
        new("An empty batch does nothing", async rig =>
            rig.Equal(0, (await rig.Documents.WriteAsync([], rig.Cancellation)).Count, "the number of versions")),
        new("Deleting a partition removes its documents and no others", async rig =>
        {
            await rig.PutAsync("a");
            await rig.PutAsync("b");
            await rig.PutAsync("a", partition: "q");
            await rig.Documents.WriteAsync([StorageRig.Put("a") with { Collection = "other" }], rig.Cancellation);
            await WriteAsync(rig, new DeletePartition { Collection = Things, Partition = "p" });
            await WriteAsync(rig, new DeletePartition { Collection = Things, Partition = "never-was" });
            rig.Equal(null, await rig.GetAsync("a"), "a document of the deleted partition");
            rig.Same([], await rig.IdsAsync(All()), "the deleted partition");
            rig.Same(["a"], await rig.IdsAsync(All("q")), "another partition");
            rig.Same(["a"], await rig.IdsAsync(All() with { Collection = "other" }), "another collection");
            rig.Equal(1L, await rig.PutAsync("a"), "the version of a document that is written again");
        }),
        new("A partition can be replaced in one batch", async rig =>
        {
            await rig.PutAsync("a");
            await rig.PutAsync("b");
            var versions = await rig.Documents.WriteAsync(
                [new DeletePartition { Collection = Things, Partition = "p" }, StorageRig.Put("b"), StorageRig.Put("c")],
                rig.Cancellation);
            rig.Same(["0", "1", "1"], versions.Select(version => $"{version}"), "the versions");
            rig.Same(["b", "c"], await rig.IdsAsync(All()), "the partition");
            await rig.RefusedAsync(
                () => WriteAsync(
                    rig, StorageRig.Put("d"), new DeletePartition { Collection = Things, Partition = "p" }),
                "deleting the partition after writing to it");
        }),
        new("A cancelled batch writes nothing", async rig =>
        {
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            await rig.ThrowsAsync<OperationCanceledException>(
                () => rig.Documents.WriteAsync([StorageRig.Put("a")], cancelled.Token).AsTask(), "a cancelled write");
            rig.Equal(null, await rig.GetAsync("a"), "the document");
        }),
        new("Cancelled calls end as cancelled", async rig =>
        {
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            var token = cancelled.Token;
            await rig.ThrowsAsync<OperationCanceledException>(
                () => rig.Documents.GetAsync(Things, "p", "a", token).AsTask(), "a cancelled get");
            await rig.ThrowsAsync<OperationCanceledException>(
                () => rig.Documents.QueryAsync(All(), token).AsTask(), "a cancelled query");
            await rig.ThrowsAsync<OperationCanceledException>(
                () => rig.Blobs.CreateAsync(token).AsTask(), "a cancelled creation of a blob");
            await rig.ThrowsAsync<OperationCanceledException>(
                () => rig.Blobs.OpenAsync(new string('0', 64), token).AsTask(), "a cancelled opening of a blob");
            await rig.ThrowsAsync<OperationCanceledException>(
                async () =>
                {
                    await foreach (var blob in rig.Blobs.ListAsync(token))
                    {
                        rig.Holds(false, $"the blob {blob.Sha256} from a cancelled listing.");
                    }
                },
                "a cancelled listing");
        }),
    ];

    private static Task<IReadOnlyList<long>> WriteAsync(StorageRig rig, params DocumentWrite[] writes) =>
        rig.Documents.WriteAsync(writes, rig.Cancellation).AsTask();
}

namespace LettucePlug.Sdk.Testing;

public static partial class StorageConformance
{
    private static IEnumerable<StorageRule> WriterRules =>
    [
        new("A blob can be written in pieces of any size", async rig =>
        {
            var bytes = Bytes(500_000);
            var writer = await rig.Blobs.CreateAsync(rig.Cancellation);
            for (int from = 0, size = 1; from < bytes.Length; from += size, size = (size * 3) + 1)
            {
                size = Math.Min(size, bytes.Length - from);
                await writer.WriteAsync(bytes.AsMemory(from, size), rig.Cancellation);
                await writer.WriteAsync(ReadOnlyMemory<byte>.Empty, rig.Cancellation);
            }

            var blob = await writer.CommitAsync(rig.Cancellation);
            await writer.DisposeAsync();
            rig.Equal(Sha256(bytes), blob.Sha256, "the name");
        }),
        new("A buffer may be used again after it was written", async rig =>
        {
            var buffer = new byte[100_000];
            var all = new MemoryStream();
            var writer = await rig.Blobs.CreateAsync(rig.Cancellation);
            for (byte piece = 0; piece < 5; piece++)
            {
                Array.Fill(buffer, piece);
                all.Write(buffer);
                await writer.WriteAsync(buffer, rig.Cancellation);
            }

            Array.Clear(buffer);
            var blob = await writer.CommitAsync(rig.Cancellation);
            await writer.DisposeAsync();
            rig.Equal(Sha256(all.ToArray()), blob.Sha256, "the name");
            rig.Holds((await rig.ReadAsync(blob.Sha256))!.AsSpan().SequenceEqual(all.ToArray()), "other bytes.");
        }),
        new("A blob is not there before it is committed", async rig =>
        {
            var bytes = Bytes(1_000);
            var writer = await rig.Blobs.CreateAsync(rig.Cancellation);
            await writer.WriteAsync(bytes, rig.Cancellation);
            rig.Equal(null, await rig.Blobs.GetInfoAsync(Sha256(bytes), rig.Cancellation), "its facts");
            rig.Equal(0, (await rig.ListAsync()).Count, "the number of blobs");
            await writer.CommitAsync(rig.Cancellation);
            await writer.DisposeAsync();
            rig.Equal(1, (await rig.ListAsync()).Count, "the number of blobs after the commit");
        }),
        new("A writer that is disposed without a commit leaves nothing", async rig =>
        {
            var bytes = Bytes(100_000);
            var writer = await rig.Blobs.CreateAsync(rig.Cancellation);
            await writer.WriteAsync(bytes, rig.Cancellation);
            await writer.DisposeAsync();
            await writer.DisposeAsync();
            rig.Equal(null, await rig.ReadAsync(Sha256(bytes)), "its bytes");
            rig.Equal(0, (await rig.ListAsync()).Count, "the number of blobs");
        }),
        new("A writer takes one commit and nothing after it", async rig =>
        {
            var writer = await rig.Blobs.CreateAsync(rig.Cancellation);
            await writer.WriteAsync(Bytes(10), rig.Cancellation);
            var blob = await writer.CommitAsync(rig.Cancellation);
            await rig.ThrowsAsync<InvalidOperationException>(
                () => writer.CommitAsync(rig.Cancellation).AsTask(), "a second commit");
            await rig.ThrowsAsync<InvalidOperationException>(
                () => writer.WriteAsync(Bytes(10), rig.Cancellation).AsTask(), "a write after the commit");
            await writer.DisposeAsync();
            rig.Holds((await rig.ReadAsync(blob.Sha256))!.AsSpan().SequenceEqual(Bytes(10)), "other bytes.");
        }),
        new("A writer whose write was cancelled stores nothing", async rig =>
        {
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            var writer = await rig.Blobs.CreateAsync(rig.Cancellation);
            await writer.WriteAsync(Bytes(10), rig.Cancellation);
            await rig.ThrowsAsync<OperationCanceledException>(
                () => writer.WriteAsync(Bytes(10), cancelled.Token).AsTask(), "a cancelled write");
            await rig.ThrowsAsync<InvalidOperationException>(
                () => writer.CommitAsync(rig.Cancellation).AsTask(), "the commit after it");
            await writer.DisposeAsync();
            rig.Equal(0, (await rig.ListAsync()).Count, "the number of blobs");
        }),
        new("Opening the store again does not disturb a writer", async rig =>
        {
            var writer = await rig.Blobs.CreateAsync(rig.Cancellation);
            await writer.WriteAsync(Bytes(10_000), rig.Cancellation);
            await rig.OpenAsync();
            await writer.WriteAsync(Bytes(10_000), rig.Cancellation);
            var blob = await writer.CommitAsync(rig.Cancellation);
            await writer.DisposeAsync();
            rig.Equal(20_000, (await rig.ReadAsync(blob.Sha256))?.Length ?? 0, "the length");
        }),
        new("Many writers may store the same bytes at once", async rig =>
        {
            var other = await rig.OpenAsync();
            var bytes = Bytes(200_000);
            var blobs = await Task.WhenAll(Enumerable.Range(0, 12).Select(
                i => Task.Run(() => rig.StoreAsync(bytes, i % 2 == 0 ? rig.Store : other))));
            rig.Equal(1, blobs.Select(blob => blob.Sha256).Distinct().Count(), "the number of names");
            rig.Equal(1, (await rig.ListAsync()).Count, "the number of blobs");
            rig.Holds((await rig.ReadAsync(blobs[0].Sha256))!.AsSpan().SequenceEqual(bytes), "other bytes.");
        }),
    ];
}

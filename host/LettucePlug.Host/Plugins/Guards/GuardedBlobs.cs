using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

internal class GuardedBlobs(IBlobStore inner, PluginGuard guard) : IBlobStore
{
    public async ValueTask<IBlobWriter> CreateAsync(CancellationToken cancellationToken) =>
        new Writer(await guard.DirectAsync("CreateAsync", () => inner.CreateAsync(cancellationToken)), guard);

    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        guard.DirectAsync("OpenAsync", () => inner.OpenAsync(sha256, cancellationToken));

    public ValueTask<BlobInfo?> GetInfoAsync(string sha256, CancellationToken cancellationToken) =>
        guard.DirectAsync("GetInfoAsync", () => inner.GetInfoAsync(sha256, cancellationToken));

    public ValueTask<bool> DeleteAsync(string sha256, CancellationToken cancellationToken) =>
        guard.DirectAsync("DeleteAsync", () => inner.DeleteAsync(sha256, cancellationToken));

    public async IAsyncEnumerable<BlobInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var blobs = guard.Quick("ListAsync", () => inner.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));
        while (await guard.DirectAsync("ListAsync", blobs.MoveNextAsync))
        {
            yield return blobs.Current;
        }
    }

    private sealed class Writer(IBlobWriter inner, PluginGuard guard) : IBlobWriter
    {
        public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            await guard.DirectAsync("WriteAsync", async () =>
            {
                await inner.WriteAsync(bytes, cancellationToken);
                return true;
            });

        public ValueTask<BlobInfo> CommitAsync(CancellationToken cancellationToken) =>
            guard.DirectAsync("CommitAsync", () => inner.CommitAsync(cancellationToken));

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

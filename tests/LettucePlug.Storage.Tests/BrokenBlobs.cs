using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Storage.Tests;

/// <summary>A blob store with one defect, or with none where the defect is of another kind.</summary>
internal sealed class BrokenBlobs(IBlobStore inner, Defect defect) : IBlobStore
{
    public ValueTask<IBlobWriter> CreateAsync(CancellationToken cancellationToken) => inner.CreateAsync(cancellationToken);

    public async ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        if (defect == Defect.TakesAnyBlobName && sha256.Length != 64)
        {
            return null;
        }

        var stream = await inner.OpenAsync(sha256, cancellationToken);
        if (defect != Defect.CutsBlobs || stream is not { Length: > 0 })
        {
            return stream;
        }

        await using (stream)
        {
            var bytes = new byte[stream.Length - 1];
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            return new MemoryStream(bytes);
        }
    }

    public ValueTask<BlobInfo?> GetInfoAsync(string sha256, CancellationToken cancellationToken) =>
        inner.GetInfoAsync(sha256, cancellationToken);

    public ValueTask<bool> DeleteAsync(string sha256, CancellationToken cancellationToken) =>
        defect == Defect.ForgetsBlobs ? ValueTask.FromResult(true) : inner.DeleteAsync(sha256, cancellationToken);

    public async IAsyncEnumerable<BlobInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in inner.ListAsync(cancellationToken))
        {
            yield return blob;
            if (defect == Defect.ListsBlobsTwice)
            {
                yield return blob;
            }
        }
    }
}

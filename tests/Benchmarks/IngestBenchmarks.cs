using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Benchmarks;

/// <summary>
/// An image of 50 MB from a stream into the library: recognised, measured, hashed and stored, against a bare copy and
/// hash of the same bytes (bars: 1.5x the time, 1.3x its size in memory at most).
/// </summary>
internal sealed class IngestBenchmarks : IBenchmark
{
    private const int ImageBytes = 50 * 1024 * 1024;
    private const int Chunk = 128 * 1024;
    private const int Rounds = 15;

    public string Name => "ingest";

    public async Task RunAsync(TextWriter output)
    {
        using var folder = new TempDir();
        var image = folder.File("big.png");
        await File.WriteAllBytesAsync(image, BigPicture());
        foreach (var backend in StorageBackends.All)
        {
            await using var store = new Store(new Opened(backend, folder.File(backend.Id)));
            var ingest = new AssetIngest(store, new BlobGate(folder.File("blobs.lock"), TimeProvider.System));
            var bare = await Timing.MedianAsync(Rounds, () => CopyAsync(image, folder.File("bare")));
            var stored = await Timing.MedianAsync(Rounds, () => IngestAsync(ingest, image));
            var extra = await PeakMemory.OfAsync(() => IngestAsync(ingest, image));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{backend.Id}: 50 MB image into the library / bare copy and hash: {stored:0} / {bare:0} ms = {stored / bare:0.00}x (bar 1.5x); " +
                $"peak extra memory {extra / 1048576.0:0.0} MB = {(double)extra / ImageBytes:0.00}x its size (bar 1.3x)"));
        }
    }

    private static async Task IngestAsync(AssetIngest ingest, string image)
    {
        await using var stream = new FileStream(image, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        using var stored = await ingest.StoreAsync(stream, "the benchmark", CancellationToken.None);
    }

    private static async Task CopyAsync(string image, string target)
    {
        await using var stream = new FileStream(image, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        await using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Chunk];
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read));
        }

        hash.GetHashAndReset();
    }

    /// <summary>The head of a PNG of 4,096 x 4,096, and noise where its pixels would be: nobody decodes it here.</summary>
    private static byte[] BigPicture()
    {
        var bytes = RandomNumberGenerator.GetBytes(ImageBytes);
        ReadOnlySpan<byte> head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 16, 0, 0, 0, 16, 0, 8, 2, 0, 0, 0];
        head.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(33), ImageBytes - 57);
        "IDAT"u8.CopyTo(bytes.AsSpan(37));
        return bytes;
    }

    private sealed class Opened(IStorageBackend backend, string folder) : IStorageSource
    {
        public ValueTask<IStorage> OpenAsync(CancellationToken cancellationToken) =>
            backend.OpenAsync(new StorageOptions { Directory = folder }, cancellationToken);
    }
}

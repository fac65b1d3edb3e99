using System.Buffers;
using LettucePlug.Host.Storage;
using LettucePlug.Imaging;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Assets;

/// <summary>
/// Brings an image into the blob store in one pass, however it arrives, looking at its first bytes on the way. What is
/// no image, or too large, leaves nothing behind.
/// </summary>
internal sealed class AssetIngest(Store store, BlobGate gate)
{
    /// <summary>A 16-bit picture of 8,192 x 8,192 without compression, doubled.</summary>
    public const long DefaultMaxBytes = 1024L * 1024 * 1024;

    private const int ChunkBytes = 128 * 1024;

    public long MaxBytes { get; init; } = DefaultMaxBytes;

    /// <param name="content">The image.</param>
    /// <param name="download">Opens an address; needed only where the content is one.</param>
    /// <param name="origin">Where it comes from, for messages, such as <c>the result of 'comfy'</c>.</param>
    /// <param name="cancellationToken">Ends the call; nothing is stored then.</param>
    public async ValueTask<StoredImage> StoreAsync(
        ImageContent content,
        Func<Uri, CancellationToken, ValueTask<Stream>>? download,
        string origin,
        CancellationToken cancellationToken)
    {
        if (content.Bytes is { } bytes)
        {
            return await StoreAsync(
                (taken, _) => ValueTask.FromResult(bytes.Slice((int)taken, (int)Math.Min(ChunkBytes, bytes.Length - taken))),
                origin,
                cancellationToken);
        }

        if (content.Stream is { } stream)
        {
            return await StoreAsync(stream, origin, cancellationToken);
        }

        if (download is null || content.Url is null)
        {
            throw new ArgumentException("The content has an address, and there is nothing to download it with.", nameof(content));
        }

        await using var downloaded = await download(content.Url, cancellationToken);
        return await StoreAsync(downloaded, origin, cancellationToken);
    }

    public async ValueTask<StoredImage> StoreAsync(Stream stream, string origin, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            return await StoreAsync(
                async (_, token) => buffer.AsMemory(0, await stream.ReadAsync(buffer.AsMemory(0, ChunkBytes), token)),
                origin,
                cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<StoredImage> StoreAsync(
        Func<long, CancellationToken, ValueTask<ReadOnlyMemory<byte>>> next,
        string origin,
        CancellationToken cancellationToken)
    {
        var reader = new ImageHeaderReader();
        var tail = new ImageTail();
        await using var writer = await store.CreateBlobAsync(cancellationToken);
        var taken = 0L;
        byte[] beginning = [];
        while (await next(taken, cancellationToken) is { Length: > 0 } chunk)
        {
            if (beginning.Length == 0)
            {
                beginning = chunk[..Math.Min(chunk.Length, NotAnImageException.ShownBytes)].ToArray();
            }

            if (reader.Append(chunk.Span) == ImageHeaderState.NotAnImage)
            {
                throw NotAnImageException.Of(origin, beginning);
            }

            tail.Append(chunk.Span);
            taken += chunk.Length;
            if (taken > MaxBytes)
            {
                throw ImageTooBigException.Of(origin, MaxBytes);
            }

            await writer.WriteAsync(chunk, cancellationToken);
        }

        if (taken == 0)
        {
            throw NotAnImageException.Empty(origin);
        }

        reader.Complete();
        var header = Raster(reader.Header) ?? throw NotAnImageException.Of(origin, beginning);
        var hold = await gate.EnterAsync(cancellationToken);
        try
        {
            return new StoredImage(await writer.CommitAsync(cancellationToken), header, hold)
            {
                IsCutOff = tail.IsCutOff(header.MediaType),
            };
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    // An SVG is a program, not a picture: viewers run what is in it.
    private static ImageHeader? Raster(ImageHeader? header) =>
        header?.MediaType == ImageMediaTypes.Svg ? null : header;
}

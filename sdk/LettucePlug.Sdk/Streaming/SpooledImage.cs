namespace LettucePlug.Sdk;

/// <summary>
/// An image put aside in memory until the fields that come after it are known. It takes as much memory as its bytes and
/// no more; prefer <see cref="ImageContent.FromStream"/> where nothing has to be waited for.
/// </summary>
public sealed class SpooledImage
{
    private const int ChunkSize = 64 * 1024;

    private readonly List<byte[]> _chunks = [];

    private SpooledImage()
    {
    }

    /// <value>The length in bytes.</value>
    public long Length { get; private set; }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="source">The stream; owned by the caller.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The image.</returns>
    public static async ValueTask<SpooledImage> ReadAsync(Stream source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var image = new SpooledImage();
        while (true)
        {
            var chunk = new byte[ChunkSize];
            var read = await source.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            image.Length += read;
            image._chunks.Add(chunk);
            if (read < ChunkSize)
            {
                return image;
            }
        }
    }

    /// <summary>Opens the image for one reading.</summary>
    /// <returns>The bytes from the beginning.</returns>
    public Stream OpenRead() => new ChunkStream(this);

    /// <summary>Takes the image as one piece of memory; for small ones, such as previews.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        for (var i = 0; i < _chunks.Count; i++)
        {
            var start = (long)i * ChunkSize;
            _chunks[i].AsSpan(0, (int)Math.Min(ChunkSize, Length - start)).CopyTo(bytes.AsSpan((int)start));
        }

        return bytes;
    }

    private sealed class ChunkStream(SpooledImage image) : PullStream
    {
        private long _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var offset = (int)(_position % ChunkSize);
            var count = (int)Math.Min(Math.Min(buffer.Length, ChunkSize - offset), image.Length - _position);
            if (count > 0)
            {
                image._chunks[(int)(_position / ChunkSize)].AsMemory(offset, count).CopyTo(buffer);
                _position += count;
            }

            return ValueTask.FromResult(count);
        }
    }
}

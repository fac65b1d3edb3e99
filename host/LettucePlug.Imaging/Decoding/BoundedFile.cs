namespace LettucePlug.Imaging;

/// <summary>Reads a stream into memory, growing with what comes and stopping at the limit.</summary>
internal static class BoundedFile
{
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream source, ImageLimits limits, CancellationToken cancellationToken)
    {
        var known = source.CanSeek ? source.Length - source.Position : 0;
        limits.CheckFile(known);
        var buffer = new byte[Math.Max(known + 1, 64 * 1024)];
        var length = 0;
        while (true)
        {
            var read = await source.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
            limits.CheckFile(length);
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limits.MaxFileBytes + 1));
            }
        }
    }
}

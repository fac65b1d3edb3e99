namespace LettucePlug.Imaging;

/// <summary>What an image may cost. Every limit is checked before the memory it guards is allocated.</summary>
public sealed record ImageLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Pixels of the decoded image.</summary>
    /// <value>64 Mi pixels.</value>
    public long MaxPixels { get; init; } = 64L * 1024 * 1024;

    /// <summary>Bytes of the encoded file.</summary>
    /// <value>64 MiB.</value>
    public long MaxFileBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Bytes one decoding may allocate in all, the file itself not counted.</summary>
    /// <value>1 GiB, enough for <see cref="MaxPixels"/> of any format.</value>
    public long MaxMemoryBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Bytes of all texts read from one image, after decompression.</summary>
    /// <value>32 MiB: character cards may carry their assets.</value>
    public long MaxTextBytes { get; init; } = 32L * 1024 * 1024;

    internal void CheckFile(long bytes)
    {
        if (bytes > MaxFileBytes)
        {
            throw ImageTooLargeException.File(bytes, MaxFileBytes);
        }
    }

    internal void CheckPixels(string format, PixelSize size, long bytesPerPixel)
    {
        if (size.Area > MaxPixels)
        {
            throw ImageTooLargeException.Pixels(format, size, MaxPixels);
        }

        CheckMemory(format, size.Area * bytesPerPixel);
    }

    internal void CheckMemory(string format, long bytes)
    {
        // The fixed part covers tables, windows and line buffers of every decoder.
        const long Fixed = 512 * 1024;
        if (bytes + Fixed > MaxMemoryBytes)
        {
            throw ImageTooLargeException.Memory(format, bytes + Fixed, MaxMemoryBytes);
        }
    }
}

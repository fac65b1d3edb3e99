namespace LettucePlug.Imaging;

/// <summary>A limit of <see cref="ImageLimits"/> or of the format would be exceeded; nothing was allocated for it.</summary>
public sealed class ImageTooLargeException : ImagingException
{
    private ImageTooLargeException(string message, string? hint, long limit, long actual)
        : base(message, hint, null)
    {
        Limit = limit;
        Actual = actual;
    }

    /// <summary>The limit, in the unit the message names (bytes or pixels).</summary>
    public long Limit { get; }

    /// <summary>What was asked for, in the same unit; at least this much when the end was not reached.</summary>
    public long Actual { get; }

    internal static ImageTooLargeException Pixels(string format, PixelSize size, long limit) => new(
        $"The {format} image has {size.Width} x {size.Height} pixels; the limit is {limit} pixels.",
        "Scale the image down first.",
        limit,
        size.Area);

    internal static ImageTooLargeException File(long bytes, long limit) => new(
        $"The image file has at least {bytes} bytes; the limit is {limit} bytes.",
        "Scale or compress the image first.",
        limit,
        bytes);

    internal static ImageTooLargeException Memory(string format, long bytes, long limit) => new(
        $"Decoding the {format} image would take {bytes} bytes of memory; the limit is {limit} bytes.",
        "Scale the image down first.",
        limit,
        bytes);

    internal static ImageTooLargeException Text(string what, long bytes, long limit) => new(
        $"{what} takes at least {bytes} bytes; the limit is {limit} bytes.",
        null,
        limit,
        bytes);
}

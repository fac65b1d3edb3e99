namespace LettucePlug.Imaging;

internal enum HeaderStepKind
{
    /// <summary>The window must hold <see cref="HeaderStep.Count"/> bytes before the next step.</summary>
    Need,

    /// <summary>The next <see cref="HeaderStep.Count"/> bytes are of no interest.</summary>
    Skip,
    Found,
    Reject,
}

internal readonly record struct HeaderStep(HeaderStepKind Kind, long Count, ImageHeader? Header)
{
    public static HeaderStep Reject => new(HeaderStepKind.Reject, 0, null);

    public static HeaderStep Need(long count) =>
        count <= ImageHeaderReader.MaxBuffered ? new(HeaderStepKind.Need, count, null) : Reject;

    public static HeaderStep Skip(long count) => new(HeaderStepKind.Skip, count, null);

    public static HeaderStep Found(string mediaType, PixelSize? size, int orientation = 1) =>
        size is { } known && (known.Width <= 0 || known.Height <= 0)
            ? Reject
            : new(
                HeaderStepKind.Found,
                0,
                new ImageHeader { MediaType = mediaType, Size = size, Orientation = orientation });
}

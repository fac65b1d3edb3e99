namespace LettucePlug.Imaging;

internal delegate HeaderStep HeaderBytesReader(ReadOnlySpan<byte> bytes);

/// <summary>A format whose size lies within its first few bytes.</summary>
internal sealed class FixedHeaderParser(int length, HeaderBytesReader read) : IHeaderParser
{
    public HeaderStep Next(ReadOnlySpan<byte> window, bool atEnd) =>
        window.Length >= length ? read(window) : atEnd ? HeaderStep.Reject : HeaderStep.Need(length);
}

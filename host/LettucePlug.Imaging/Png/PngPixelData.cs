namespace LettucePlug.Imaging;

/// <summary>The contents of consecutive IDAT chunks as one stream, beginning with the current chunk.</summary>
internal sealed class PngPixelData(PngChunks chunks) : Stream
{
    private ReadOnlyMemory<byte> _current = chunks.Data;
    private bool _isAtEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_current.IsEmpty && !_isAtEnd)
        {
            _isAtEnd = !chunks.MoveNext() || chunks.Type != PngChunks.Name("IDAT"u8);
            _current = _isAtEnd ? default : chunks.Data;
        }

        var taken = Math.Min(buffer.Length, _current.Length);
        _current.Span[..taken].CopyTo(buffer);
        _current = _current[taken..];
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

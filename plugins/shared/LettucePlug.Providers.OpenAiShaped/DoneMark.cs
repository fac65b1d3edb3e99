namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Gives <c>null</c> where a stream of JSON events holds <c>[DONE]</c>, the one mark in it that is no JSON.</summary>
internal sealed class DoneMark(Stream inner) : Stream
{
    private static readonly byte[] Mark = "[DONE]"u8.ToArray();

    private byte[]? _start;
    private int _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start is null)
        {
            var first = new byte[Mark.Length];
            var length = await inner.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            _start = first.AsSpan(0, length).SequenceEqual(Mark) ? "null"u8.ToArray() : first[..length];
        }

        if (_given < _start.Length)
        {
            var count = Math.Min(buffer.Length, _start.Length - _given);
            _start.AsMemory(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }

        return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

namespace LettucePlug.Sdk;

/// <summary>A small buffer over a stream. It grows with what the stream gives at a time.</summary>
internal sealed class ByteWindow(Stream stream)
{
    private const int First = 4 * 1024;

    /// <summary>Large enough that the calls cost nothing beside the copying, small enough for the processor's cache.</summary>
    private const int Largest = 64 * 1024;

    private byte[] _buffer = new byte[First];
    private int _start;
    private int _end;

    public bool IsEmpty => _start == _end;

    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    public byte Peek() => _buffer[_start];

    public byte Take() => _buffer[_start++];

    public void Skip(int count) => _start += count;

    /// <summary>Reads more once the buffer is empty. False at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_end == _buffer.Length && _buffer.Length < Largest)
        {
            _buffer = new byte[_buffer.Length * 4];
        }

        _start = 0;
        _end = 0;
        _end = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }
}

namespace LettucePlug.Imaging;

/// <summary>Reads a stream forward with a small window, so that a file of any size costs a few kilobytes.</summary>
internal sealed class ForwardReader(Stream source)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Filled => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Makes at least <paramref name="count"/> bytes visible in <see cref="Filled"/>; false at the end.</summary>
    public async ValueTask<bool> TryFillAsync(int count, CancellationToken cancellationToken)
    {
        if (_buffer.Length - _start < count)
        {
            var target = _buffer.Length < count ? new byte[Math.Max(count, _buffer.Length * 2)] : _buffer;
            _buffer.AsSpan(_start, _end - _start).CopyTo(target);
            _buffer = target;
            _end -= _start;
            _start = 0;
        }

        while (_end - _start < count)
        {
            var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    public void Drop(int count) => _start += count;

    /// <summary>Reads a block of a declared length, growing with what really comes rather than what is claimed.</summary>
    public async ValueTask<byte[]?> TryReadAsync(int count, CancellationToken cancellationToken)
    {
        var block = new byte[Math.Min(count, 64 * 1024)];
        var length = 0;
        while (length < count)
        {
            if (_end == _start && !await TryFillAsync(1, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            var taken = Math.Min(count - length, _end - _start);
            if (block.Length < length + taken)
            {
                Array.Resize(ref block, (int)Math.Min(count, Math.Max(length + taken, block.Length * 2L)));
            }

            Filled[..taken].CopyTo(block.AsSpan(length));
            _start += taken;
            length += taken;
        }

        return block;
    }

    /// <summary>Moves bytes on to a destination, or drops them when there is none; false when they end early.</summary>
    public async ValueTask<bool> TryPassAsync(long count, Stream? destination, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            if (_end == _start && !await TryFillAsync(1, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            var taken = (int)Math.Min(count, _end - _start);
            if (destination is not null)
            {
                await destination.WriteAsync(_buffer.AsMemory(_start, taken), cancellationToken).ConfigureAwait(false);
            }

            _start += taken;
            count -= taken;
        }

        return true;
    }

    public async ValueTask PassRestAsync(Stream destination, CancellationToken cancellationToken)
    {
        await destination.WriteAsync(_buffer.AsMemory(_start, _end - _start), cancellationToken).ConfigureAwait(false);
        _start = _end;
        await source.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
    }
}

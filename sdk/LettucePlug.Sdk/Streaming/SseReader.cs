using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LettucePlug.Sdk;

/// <summary>
/// Reads server-sent events (WHATWG HTML, section 9.2) from a stream: line ends of any kind, comments, fields with and
/// without the space after the colon, data of any length.
/// </summary>
/// <remarks>
/// An event can be taken as text (<see cref="ReadDataAsync"/>) or, where its data may be many megabytes long, as a
/// stream (<see cref="Data"/>) of which only a small buffer is ever in memory. Used by one caller at a time.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Its stream reads from the caller's and holds nothing of its own.")]
public sealed class SseReader
{
    private const int LongestField = 64 * 1024;

    private readonly ByteWindow _window;
    private readonly DataStream _data;
    private byte[] _buffer = new byte[4096];
    private bool _inData;
    private bool _dataLineEnded;
    private bool _mayOweLineFeed;

    /// <summary>Creates a reader.</summary>
    /// <param name="stream">The events; owned by the caller and not disposed.</param>
    public SseReader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _window = new ByteWindow(stream);
        _data = new DataStream(this);
    }

    /// <value>The <c>event</c> field that came before the data of the present event; null where there was none.</value>
    public string? EventType { get; private set; }

    /// <value>
    /// The data of the present event in UTF-8, several data lines joined by a line feed; valid until the next call of
    /// <see cref="MoveNextAsync"/>, which skips what was not read.
    /// </value>
    public Stream Data => _data;

    /// <summary>Goes to the next event that has data.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="ProviderException">A field other than data is longer than 64 KiB.</exception>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        while (_inData)
        {
            await ReadChunkAsync(_buffer, cancellationToken).ConfigureAwait(false);
        }

        EventType = null;
        while (true)
        {
            switch (await ReadLineStartAsync(cancellationToken).ConfigureAwait(false))
            {
                case LineStart.End:
                    return false;
                case LineStart.Data:
                    _inData = true;
                    _dataLineEnded = false;
                    return true;
                case LineStart.Blank:
                    EventType = null;
                    break;
            }
        }
    }

    /// <summary>Reads the data of the present event as a whole.</summary>
    /// <param name="maxBytes">The most to take; 16 MiB by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The data in UTF-8, valid until the next call of <see cref="MoveNextAsync"/>.</returns>
    /// <exception cref="ProviderException">There is more data than that.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadDataAsync(
        int maxBytes = 16 * 1024 * 1024,
        CancellationToken cancellationToken = default)
    {
        var length = 0;
        while (true)
        {
            var read = await ReadChunkAsync(_buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return _buffer.AsMemory(0, length);
            }

            length += read;
            if (length > maxBytes)
            {
                throw new ProviderException(ProviderFailure.Protocol, $"An event of the answer is longer than {maxBytes} bytes.");
            }

            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }
        }
    }

    /// <summary>Reads up to the value of a data line, or to the end of any other line.</summary>
    private async ValueTask<LineStart> ReadLineStartAsync(CancellationToken cancellationToken)
    {
        var bytes = new List<byte>();
        while (true)
        {
            if (_window.IsEmpty && !await _window.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return LineStart.End;
            }

            var next = _window.Take();
            var isRestOfLineEnd = _mayOweLineFeed && next == (byte)'\n';
            _mayOweLineFeed = next == (byte)'\r';
            if (isRestOfLineEnd)
            {
                continue;
            }

            if (next is (byte)'\n' or (byte)'\r')
            {
                return Finish(bytes);
            }

            bytes.Add(next);
            if (bytes is [0xEF, 0xBB, 0xBF])
            {
                bytes.Clear();
            }

            if (bytes.Count == 5 && IsDataField(bytes))
            {
                if ((!_window.IsEmpty || await _window.FillAsync(cancellationToken).ConfigureAwait(false))
                    && _window.Peek() == (byte)' ')
                {
                    _window.Take();
                }

                return LineStart.Data;
            }

            if (bytes.Count > LongestField)
            {
                throw new ProviderException(ProviderFailure.Protocol, "The answer is no stream of events: a line of it has no end.");
            }
        }
    }

    private LineStart Finish(List<byte> line)
    {
        if (line.Count == 0)
        {
            return LineStart.Blank;
        }

        var text = Encoding.UTF8.GetString([.. line]);
        var colon = text.IndexOf(':');
        if (colon > 0 && text.AsSpan(0, colon) is "event")
        {
            var value = text[(colon + 1)..];
            EventType = value.StartsWith(' ') ? value[1..] : value;
        }

        return LineStart.Other;
    }

    private static bool IsDataField(List<byte> line) =>
        line[0] == 'd' && line[1] == 'a' && line[2] == 't' && line[3] == 'a' && line[4] == ':';

    private async ValueTask<int> ReadChunkAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (_inData)
        {
            if (_dataLineEnded)
            {
                switch (await ReadLineStartAsync(cancellationToken).ConfigureAwait(false))
                {
                    case LineStart.Data:
                        _dataLineEnded = false;
                        buffer.Span[0] = (byte)'\n';
                        return 1;
                    case LineStart.Blank or LineStart.End:
                        _inData = false;
                        return 0;
                    default:
                        continue;
                }
            }

            if (_window.IsEmpty && !await _window.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                _inData = false;
                return 0;
            }

            var unread = _window.Unread;
            var end = unread.IndexOfAny((byte)'\n', (byte)'\r');
            var count = Math.Min(end < 0 ? unread.Length : end, buffer.Length);
            unread[..count].CopyTo(buffer.Span);
            _window.Skip(count);
            if (count == end)
            {
                _mayOweLineFeed = _window.Take() == (byte)'\r';
                _dataLineEnded = true;
            }

            if (count > 0)
            {
                return count;
            }
        }

        return 0;
    }

    private enum LineStart
    {
        End,
        Blank,
        Data,
        Other,
    }

    private sealed class DataStream(SseReader owner) : PullStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            buffer.IsEmpty ? ValueTask.FromResult(0) : owner.ReadChunkAsync(buffer, cancellationToken);
    }
}

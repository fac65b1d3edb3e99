namespace LettucePlug.Imaging;

/// <summary>
/// Reads the header of an image from chunks of any size while they pass on their way elsewhere (to a hash, to a
/// file). Holds at most <see cref="MaxBuffered"/> bytes, whatever comes. Not for several threads at once.
/// </summary>
public sealed class ImageHeaderReader
{
    /// <summary>The most bytes one reader keeps: one JPEG segment, or the property boxes of an AVIF.</summary>
    public const int MaxBuffered = 128 * 1024;

    private byte[] _buffer = [];
    private int _length;
    private int _wanted = 1;
    private long _skip;
    private IHeaderParser? _parser;

    /// <summary>Where the reading stands.</summary>
    public ImageHeaderState State { get; private set; }

    /// <summary>The header once <see cref="State"/> is <see cref="ImageHeaderState.Found"/>, else null.</summary>
    public ImageHeader? Header { get; private set; }

    /// <summary>Takes the next chunk, of any length, and says where the reading stands then.</summary>
    public ImageHeaderState Append(ReadOnlySpan<byte> chunk)
    {
        while (State == ImageHeaderState.NeedMore && chunk.Length > 0)
        {
            if (_skip > 0)
            {
                var skipped = (int)Math.Min(_skip, chunk.Length);
                _skip -= skipped;
                chunk = chunk[skipped..];
                continue;
            }

            // Only what the next step asks for is kept, so that a skip can run ahead of the buffer.
            var taken = Math.Min(_wanted - _length, chunk.Length);
            Keep(chunk[..taken]);
            chunk = chunk[taken..];
            if (_length >= _wanted)
            {
                Step(atEnd: false);
            }
        }

        return State;
    }

    /// <summary>Says that nothing follows: what is still open becomes found (type without a size) or no image.</summary>
    public ImageHeaderState Complete()
    {
        if (State == ImageHeaderState.NeedMore && _length > 0 && _skip == 0)
        {
            Step(atEnd: true);
        }

        if (State == ImageHeaderState.NeedMore)
        {
            End(ImageHeaderState.NotAnImage, null);
        }

        return State;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length < _length + bytes.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_length + bytes.Length, Math.Min(_buffer.Length * 2, MaxBuffered)));
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Step(bool atEnd)
    {
        while (State == ImageHeaderState.NeedMore)
        {
            var window = _buffer.AsSpan(0, _length);
            var step = _parser is null ? FormatSignatures.Choose(window, atEnd, out _parser) : _parser.Next(window, atEnd);
            switch (step.Kind)
            {
                case HeaderStepKind.Found:
                    End(ImageHeaderState.Found, step.Header);
                    return;
                case HeaderStepKind.Reject:
                    End(ImageHeaderState.NotAnImage, null);
                    return;
                case HeaderStepKind.Skip:
                    var here = (int)Math.Min(step.Count, _length);
                    window[here..].CopyTo(_buffer);
                    _length -= here;
                    _skip = step.Count - here;
                    _wanted = 1;
                    break;
                default:
                    _wanted = (int)step.Count;
                    break;
            }

            if (_length < _wanted || _skip > 0)
            {
                return;
            }
        }
    }

    private void End(ImageHeaderState state, ImageHeader? header)
    {
        State = state;
        Header = header;
        _buffer = [];
        _length = 0;
    }
}

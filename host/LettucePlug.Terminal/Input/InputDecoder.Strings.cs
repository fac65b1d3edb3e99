using System.Text;

namespace LettucePlug.Terminal;

public sealed partial class InputDecoder
{
    private void Begin(ReplyKind kind, ICollection<TerminalEvent> events)
    {
        EndFirstEscape(events);
        _stringKind = kind;
        _state = State.String;
    }

    private void String(byte value, ICollection<TerminalEvent> events)
    {
        const byte Bell = 0x07, Cancel = 0x18, Substitute = 0x1a;
        switch (value)
        {
            case Esc:
                _state = State.StringEscape;
                break;
            case Bell:
                EndString(events);
                break;
            case Cancel or Substitute:
                Reset();
                break;
            default:
                _overlong |= _buffer.Count >= LongestString;
                if (!_overlong)
                {
                    _buffer.Add(value);
                }

                break;
        }
    }

    private void StringEscape(byte value, ICollection<TerminalEvent> events)
    {
        if (value == (byte)'\\')
        {
            EndString(events);
            return;
        }

        // Something else begins; the string is lost.
        Reset();
        _state = State.Escape;
        Escape(value, events);
    }

    private void EndString(ICollection<TerminalEvent> events)
    {
        if (!_overlong)
        {
            events.Add(new ReplyEvent(_stringKind, Encoding.UTF8.GetString([.. _buffer])));
        }

        var wasBig = _buffer.Capacity > LongestSequence;
        Reset();
        if (wasBig)
        {
            _buffer.TrimExcess();
        }
    }
}

using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// Turns the bytes of a terminal into events. However the bytes are split, the events are the same; only how long a
/// silence lasts is told from outside (<see cref="TimedOut"/>).
/// </summary>
/// <remarks>
/// Knows UTF-8, CSI, SS3, SGR mouse reports, bracketed paste, focus reports, kitty's keyboard protocol, xterm's
/// modifyOtherKeys, and replies as OSC, DCS and APC strings. What it does not know it drops. All it keeps is bounded.
/// Sources: xterm's "Control Sequences", kitty's "Comprehensive keyboard handling in terminals".
/// </remarks>
public sealed partial class InputDecoder
{
    private const byte Esc = 0x1b;
    private const int LongestSequence = 128;
    private const int LongestString = 1 << 16;

    private static TimeSpan LongPatience { get; } = TimeSpan.FromSeconds(1);

    private readonly List<byte> _buffer = [];
    private State _state;
    private ReplyKind _stringKind;
    private int _utf8Length;
    private bool _alt;
    private bool _overlong;

    // A second escape byte came: PuTTY and rxvt put one before the sequence of a key for Alt.
    private bool _twoEscapes;

    private enum State
    {
        Ground,
        Utf8,
        Escape,
        Csi,
        CsiConsole,
        Ss3,
        String,
        StringEscape,
        Paste,
    }

    /// <summary>How long a lone escape byte may be the beginning of more.</summary>
    public TimeSpan EscapeTimeout { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>After what silence <see cref="TimedOut"/> should be called; <c>null</c> while nothing is open.</summary>
    public TimeSpan? Patience => _state switch
    {
        State.Ground => null,
        State.Escape => EscapeTimeout,
        State.Csi or State.Ss3 or State.String when _buffer.Count == 0 && !_overlong => EscapeTimeout,
        _ => LongPatience,
    };

    /// <summary>How many bytes it has room for: what is open and no more than a part of a paste.</summary>
    internal int Kept => _buffer.Capacity;

    /// <summary>Takes bytes and adds the events they complete.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, ICollection<TerminalEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var value in bytes)
        {
            Take(value, events);
        }
    }

    /// <summary>No more bytes came: what is open is taken for what it is so far.</summary>
    public void TimedOut(ICollection<TerminalEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var empty = _buffer.Count == 0 && !_overlong;
        switch (_state)
        {
            case State.Escape:
                EndFirstEscape(events);
                events.Add(new KeyEvent(Key.Escape));
                break;
            case State.Csi or State.Ss3 or State.String when empty && _twoEscapes:
                EndFirstEscape(events);
                TimedOut(events);
                return;
            case State.Csi when empty:
                events.Add(new KeyEvent('[', KeyModifiers.Alt));
                break;
            case State.Ss3 when empty:
                events.Add(new KeyEvent('O', KeyModifiers.Alt));
                break;
            case State.String when empty:
                events.Add(new KeyEvent(
                    _stringKind switch { ReplyKind.Osc => ']', ReplyKind.Dcs => 'P', _ => '_' }, KeyModifiers.Alt));
                break;
            case State.Utf8:
                events.Add(new KeyEvent(Rune.ReplacementChar));
                break;
            case State.Paste:
                EndPaste(events);
                break;
        }

        Reset();
    }

    private void Reset()
    {
        _state = State.Ground;
        _buffer.Clear();
        _alt = false;
        _overlong = false;
        _twoEscapes = false;
    }

    // It was a key of its own.
    private void EndFirstEscape(ICollection<TerminalEvent> events)
    {
        if (_twoEscapes)
        {
            _twoEscapes = false;
            events.Add(new KeyEvent(Key.Escape));
        }
    }

    private void Take(byte value, ICollection<TerminalEvent> events)
    {
        switch (_state)
        {
            case State.Ground:
                Ground(value, events);
                break;
            case State.Utf8:
                Utf8(value, events);
                break;
            case State.Escape:
                Escape(value, events);
                break;
            case State.Csi:
                Csi(value, events);
                break;
            case State.CsiConsole:
                Reset();
                if (value is >= (byte)'A' and <= (byte)'E')
                {
                    events.Add(new KeyEvent(Key.F1 + (value - (byte)'A')));
                }

                break;
            case State.Ss3:
                Ss3(value, events);
                break;
            case State.String:
                String(value, events);
                break;
            case State.StringEscape:
                StringEscape(value, events);
                break;
            case State.Paste:
                Paste(value, events);
                break;
        }
    }

    private void Ground(byte value, ICollection<TerminalEvent> events)
    {
        if (value >= 0x80)
        {
            BeginUtf8(value, events);
            return;
        }

        if (value == Esc)
        {
            _state = State.Escape;
            return;
        }

        var modifiers = _alt ? KeyModifiers.Alt : KeyModifiers.None;
        _alt = false;
        events.Add(value switch
        {
            0x0d => new KeyEvent(Key.Enter, modifiers),
            0x09 => new KeyEvent(Key.Tab, modifiers),
            0x08 or 0x7f => new KeyEvent(Key.Backspace, modifiers),
            0 => new KeyEvent(' ', modifiers | KeyModifiers.Control),
            <= 0x1a => new KeyEvent((char)(value + 'a' - 1), modifiers | KeyModifiers.Control),
            < 0x20 => new KeyEvent((char)(value + 0x40), modifiers | KeyModifiers.Control),
            _ => new KeyEvent((char)value, modifiers),
        });
    }

    private void Escape(byte value, ICollection<TerminalEvent> events)
    {
        switch (value)
        {
            case (byte)'[':
                _state = State.Csi;
                break;
            case (byte)'O':
                _state = State.Ss3;
                break;
            case (byte)']':
                Begin(ReplyKind.Osc, events);
                break;
            case (byte)'P':
                Begin(ReplyKind.Dcs, events);
                break;
            case (byte)'_':
                Begin(ReplyKind.Apc, events);
                break;
            case Esc:
                EndFirstEscape(events);
                _twoEscapes = true;
                break;
            default:
                EndFirstEscape(events);
                Reset();
                _alt = true;
                Ground(value, events);
                break;
        }
    }
}

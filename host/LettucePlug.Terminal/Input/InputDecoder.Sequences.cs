using System.Text;

namespace LettucePlug.Terminal;

public sealed partial class InputDecoder
{
    private void Csi(byte value, ICollection<TerminalEvent> events)
    {
        if (value is < 0x20 or >= 0x7f)
        {
            EndFirstEscape(events);
            Reset();
            Take(value, events);
            return;
        }

        // The Linux console sends F1 to F5 as CSI [ A to CSI [ E.
        if (value == '[' && _buffer.Count == 0 && !_overlong)
        {
            EndFirstEscape(events);
            _state = State.CsiConsole;
            return;
        }

        if (value < 0x40)
        {
            _overlong |= _buffer.Count >= LongestSequence;
            if (!_overlong)
            {
                _buffer.Add(value);
            }

            return;
        }

        var body = _overlong ? null : Encoding.ASCII.GetString([.. _buffer]);
        if (body is null || !IsKey(body, (char)value))
        {
            EndFirstEscape(events);
        }

        var withAlt = _twoEscapes;
        Reset();
        if (body is not null)
        {
            CsiEnd(body, (char)value, withAlt, events);
        }
    }

    // Not a paste, a report or a reply.
    private static bool IsKey(string body, char final) =>
        (body.Length == 0 || body[0] is >= '0' and <= '9') && (final == '~' ? body != "200" : Named(final) is not null || final == 'Z');

    private void CsiEnd(string body, char final, bool withAlt, ICollection<TerminalEvent> events)
    {
        if (body.Length > 0 && body[0] is '<' && final is 'M' or 'm' && body.StartsWith('<'))
        {
            Mouse(body.AsSpan(1), final == 'M', events);
            return;
        }

        var isPrivate = body.Length > 0 && body[0] is >= '<' and <= '?';
        if (isPrivate || body.Contains('$') || final is 't' or 'n' or 'c' or 'x' or 'S')
        {
            // xterm sends F4 with modifiers as CSI 1;m S; everything else ending so is a reply.
            if (!isPrivate && final == 'S')
            {
                AddKey(Key.F4, new Parameters(body), events);
                return;
            }

            events.Add(new ReplyEvent(ReplyKind.Csi, body + final));
            return;
        }

        var parameters = new Parameters(body, withAlt);
        switch (final)
        {
            case '~':
                Tilde(parameters, events);
                break;
            case 'u':
                Coded(parameters.First(0), parameters, events);
                break;
            case 'Z':
                events.Add(new KeyEvent(Key.Tab, parameters.Modifiers | KeyModifiers.Shift));
                break;
            case 'I' or 'O' when body.Length == 0:
                events.Add(new FocusEvent(final == 'I'));
                break;

            // F3 with modifiers looks like a cursor report of row 1; the probe therefore asks on row 2.
            case 'R' when body.Length > 0 && (parameters.First(0) != 1 || parameters.First(1) <= 1):
                events.Add(new ReplyEvent(ReplyKind.Csi, body + final));
                break;
            default:
                if (Named(final) is { } key)
                {
                    AddKey(key, parameters, events);
                }

                break;
        }
    }

    private void Ss3(byte value, ICollection<TerminalEvent> events)
    {
        if (value is >= (byte)'0' and <= (byte)'9' or (byte)';' && _buffer.Count < 8)
        {
            _buffer.Add(value);
            return;
        }

        var body = Encoding.ASCII.GetString([.. _buffer]);
        if (value is < 0x20 or >= 0x7f)
        {
            EndFirstEscape(events);
            Reset();
            Take(value, events);
            return;
        }

        var withAlt = _twoEscapes;
        Reset();

        // Some terminals send the modifiers alone: SS3 5 P.
        var parameters = new Parameters(body.Contains(';') || body.Length == 0 ? body : "1;" + body, withAlt);
        if (value == 'M')
        {
            AddKey(Key.Enter, parameters, events);
        }
        else if (value is >= (byte)'j' and <= (byte)'y' or (byte)'X')
        {
            events.Add(new KeyEvent(value == 'X' ? '=' : "*+,-./0123456789"[value - 'j'], parameters.Modifiers));
        }
        else if (Named((char)value) is { } key)
        {
            AddKey(key, parameters, events);
        }
    }

    private static Key? Named(char final) => final switch
    {
        'A' => Key.Up,
        'B' => Key.Down,
        'C' => Key.Right,
        'D' => Key.Left,
        'E' => Key.Begin,
        'F' => Key.End,
        'H' => Key.Home,
        'P' => Key.F1,
        'Q' => Key.F2,
        'R' => Key.F3,
        'S' => Key.F4,
        _ => null,
    };

    private void Tilde(Parameters parameters, ICollection<TerminalEvent> events)
    {
        var code = parameters.First(0);
        switch (code)
        {
            case 200:
                _state = State.Paste;
                _pasteDecoder.Reset();
                return;
            case 27 when parameters.Count >= 3:
                Coded(parameters.First(2), parameters, events);
                return;
        }

        Key? key = code switch
        {
            1 or 7 => Key.Home,
            2 => Key.Insert,
            3 => Key.Delete,
            4 or 8 => Key.End,
            5 => Key.PageUp,
            6 => Key.PageDown,
            >= 11 and <= 15 => Key.F1 + (code - 11),
            >= 17 and <= 21 => Key.F6 + (code - 17),
            23 or 24 => Key.F11 + (code - 23),
            25 or 26 => Key.F13 + (code - 25),
            28 => Key.F15,
            29 => Key.Menu,
            >= 31 and <= 34 => Key.F17 + (code - 31),
            57427 => Key.Begin,
            _ => null,
        };
        if (key is { } known)
        {
            AddKey(known, parameters, events);
        }
    }

    private static void AddKey(Key key, Parameters parameters, ICollection<TerminalEvent> events)
    {
        if (!parameters.IsRelease)
        {
            events.Add(new KeyEvent(key, parameters.Modifiers));
        }
    }
}

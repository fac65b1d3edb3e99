using System.Text;

namespace LettucePlug.Terminal;

public sealed partial class InputDecoder
{
    // A key by its code point, as kitty (CSI code u) and modifyOtherKeys (CSI 27;m;code ~) send it.
    private static void Coded(int code, Parameters parameters, ICollection<TerminalEvent> events)
    {
        var modifiers = parameters.Modifiers;
        if (parameters.IsRelease)
        {
            return;
        }

        switch (code)
        {
            case 9 or 13 or 27 or 127 or 8:
                events.Add(new KeyEvent(
                    code switch { 9 => Key.Tab, 13 => Key.Enter, 27 => Key.Escape, _ => Key.Backspace }, modifiers));
                break;
            case >= 57344 and <= 63743:
                Keypad(code, modifiers, events);
                break;
            case >= ' ' when Rune.IsValid(code) && !Rune.IsControl(new Rune(code)):
                events.Add(Typed(new Rune(code), parameters.Alternate, modifiers));
                break;
        }
    }

    private static KeyEvent Typed(Rune rune, int shifted, KeyModifiers modifiers)
    {
        if ((modifiers & (KeyModifiers.Control | KeyModifiers.Super)) != 0)
        {
            return new KeyEvent(Rune.ToLowerInvariant(rune), modifiers);
        }

        if ((modifiers & KeyModifiers.Shift) != 0)
        {
            rune = shifted > ' ' && Rune.IsValid(shifted) ? new Rune(shifted) : Rune.ToUpperInvariant(rune);
        }

        return new KeyEvent(rune, modifiers & ~KeyModifiers.Shift);
    }

    private static void Keypad(int code, KeyModifiers modifiers, ICollection<TerminalEvent> events)
    {
        const string Signs = "0123456789./*-+";
        KeyEvent? key = code switch
        {
            57363 => new KeyEvent(Key.Menu, modifiers),
            >= 57376 and <= 57383 => new KeyEvent(Key.F13 + (code - 57376), modifiers),
            >= 57399 and <= 57413 => new KeyEvent(Signs[code - 57399], modifiers & ~KeyModifiers.Shift),
            57414 => new KeyEvent(Key.Enter, modifiers),
            57415 => new KeyEvent('=', modifiers),
            57416 => new KeyEvent(',', modifiers),
            57417 => new KeyEvent(Key.Left, modifiers),
            57418 => new KeyEvent(Key.Right, modifiers),
            57419 => new KeyEvent(Key.Up, modifiers),
            57420 => new KeyEvent(Key.Down, modifiers),
            57421 => new KeyEvent(Key.PageUp, modifiers),
            57422 => new KeyEvent(Key.PageDown, modifiers),
            57423 => new KeyEvent(Key.Home, modifiers),
            57424 => new KeyEvent(Key.End, modifiers),
            57425 => new KeyEvent(Key.Insert, modifiers),
            57426 => new KeyEvent(Key.Delete, modifiers),
            57427 => new KeyEvent(Key.Begin, modifiers),
            _ => null,
        };
        if (key is not null)
        {
            events.Add(key);
        }
    }

    private static void Mouse(ReadOnlySpan<char> body, bool pressed, ICollection<TerminalEvent> events)
    {
        var parameters = new Parameters(body.ToString());
        if (parameters.Count < 3)
        {
            return;
        }

        var code = parameters.First(0);
        var position = new Point(Math.Max(0, parameters.First(1) - 1), Math.Max(0, parameters.First(2) - 1));
        var modifiers = ((code & 4) != 0 ? KeyModifiers.Shift : 0) | ((code & 8) != 0 ? KeyModifiers.Alt : 0) |
            ((code & 16) != 0 ? KeyModifiers.Control : 0);
        if ((code & 64) != 0)
        {
            if (pressed)
            {
                events.Add(new MouseEvent(MouseKind.WheelUp + (code & 3), MouseButton.None, position, modifiers));
            }

            return;
        }

        var button = (code & 128) != 0 ? MouseButton.Other : (code & 3) switch
        {
            0 => MouseButton.Left,
            1 => MouseButton.Middle,
            2 => MouseButton.Right,
            _ => MouseButton.None,
        };
        var kind = (code & 32) != 0
            ? (button == MouseButton.None ? MouseKind.Move : MouseKind.Drag)
            : (pressed ? MouseKind.Down : MouseKind.Up);
        events.Add(new MouseEvent(kind, button, position, modifiers));
    }
}

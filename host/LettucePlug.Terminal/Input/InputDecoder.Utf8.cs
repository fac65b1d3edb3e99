using System.Text;

namespace LettucePlug.Terminal;

public sealed partial class InputDecoder
{
    private void BeginUtf8(byte value, ICollection<TerminalEvent> events)
    {
        _utf8Length = value switch
        {
            >= 0xc2 and <= 0xdf => 2,
            >= 0xe0 and <= 0xef => 3,
            >= 0xf0 and <= 0xf4 => 4,
            _ => 0,
        };
        if (_utf8Length == 0)
        {
            _alt = false;
            events.Add(new KeyEvent(Rune.ReplacementChar));
            return;
        }

        _buffer.Add(value);
        _state = State.Utf8;
    }

    private void Utf8(byte value, ICollection<TerminalEvent> events)
    {
        if ((value & 0xc0) != 0x80)
        {
            Reset();
            events.Add(new KeyEvent(Rune.ReplacementChar));
            Ground(value, events);
            return;
        }

        _buffer.Add(value);
        if (_buffer.Count < _utf8Length)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[4];
        _buffer.CopyTo(bytes);
        var valid = Rune.DecodeFromUtf8(bytes[.._utf8Length], out var rune, out var used) ==
            System.Buffers.OperationStatus.Done && used == _utf8Length && !Rune.IsControl(rune);
        events.Add(new KeyEvent(
            valid ? rune : Rune.ReplacementChar, _alt ? KeyModifiers.Alt : KeyModifiers.None));
        Reset();
    }
}

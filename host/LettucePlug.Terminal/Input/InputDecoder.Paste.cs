using System.Text;

namespace LettucePlug.Terminal;

public sealed partial class InputDecoder
{
    // A paste longer than this comes in parts, cut by length alone so that reads do not matter.
    private const int LongestPastePart = 1 << 20;

    private readonly Decoder _pasteDecoder = new UTF8Encoding(false, false).GetDecoder();
    private int _endMatched;
    private bool _afterReturn;

    private static ReadOnlySpan<byte> PasteEnd => "\e[201~"u8;

    private void Paste(byte value, ICollection<TerminalEvent> events)
    {
        if (value == PasteEnd[_endMatched])
        {
            if (++_endMatched == PasteEnd.Length)
            {
                _endMatched = 0;
                EndPaste(events);
            }

            return;
        }

        if (_endMatched > 0)
        {
            foreach (var matched in PasteEnd[.._endMatched])
            {
                _buffer.Add(matched);
            }

            _endMatched = value == Esc ? 1 : 0;
            if (_endMatched == 1)
            {
                return;
            }
        }

        _buffer.Add(value);
        if (_buffer.Count >= LongestPastePart)
        {
            events.Add(new PasteEvent(TakePasted(last: false), IsComplete: false));
        }
    }

    private void EndPaste(ICollection<TerminalEvent> events)
    {
        events.Add(new PasteEvent(TakePasted(last: true)));
        Reset();
        _buffer.TrimExcess();
        _endMatched = 0;
        _afterReturn = false;
    }

    private string TakePasted(bool last)
    {
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_buffer);
        var chars = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length) + 1];
        var count = _pasteDecoder.GetChars(bytes, chars, last);
        _buffer.Clear();
        var text = new StringBuilder(count);
        foreach (var c in chars.AsSpan(0, count))
        {
            if (c == '\n' && _afterReturn)
            {
                _afterReturn = false;
                continue;
            }

            _afterReturn = c == '\r';
            if (c is '\r' or '\n')
            {
                text.Append('\n');
            }
            else if (c == '\t' || !char.IsControl(c))
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}

namespace LettucePlug.Terminal;

public sealed partial class TextEditor
{
    private bool _viNormal;
    private char _viVisual;
    private string _viKeys = "";

    /// <summary>
    /// Whether vi keys are at work: Escape leaves inserting, a second Escape goes to the parent. Counts, the operators
    /// <c>d c y</c> with motions and words, <c>v</c> and <c>V</c>, and the usual commands of one letter are known.
    /// </summary>
    public bool UsesViKeys { get; set; }

    /// <summary>Whether keys are vi commands now rather than text.</summary>
    public bool IsViNormal => UsesViKeys && _viNormal;

    private bool PressVi(KeyEvent key)
    {
        if (!_viNormal)
        {
            _viNormal = key.Is(Key.Escape);
            return _viNormal;
        }

        if (key.Is('r', KeyModifiers.Control))
        {
            return Redo() | true;
        }

        if (key.Text.Length == 0)
        {
            var isOpen = _viKeys.Length > 0 || _viVisual != '\0';
            (_viKeys, _viVisual) = ("", '\0');
            if (isOpen && key.Is(Key.Escape))
            {
                _buffer.MoveTo(Caret);
                return true;
            }

            return false;
        }

        // Each command is one step of the history.
        _buffer.MoveTo(Caret, _viVisual != '\0');
        _viKeys += key.Text;
        if (RunVi(_viKeys))
        {
            _viKeys = "";
        }

        return true;
    }

    // Whether the keys were a whole command, or can never become one.
    private bool RunVi(string keys)
    {
        var at = 0;
        var count = TakeCount(keys, ref at);
        if (at == keys.Length)
        {
            return false;
        }

        var command = keys[at];
        if (_viVisual != '\0')
        {
            return RunVisual(keys, at, count);
        }

        if (command is 'd' or 'c' or 'y')
        {
            at++;
            var times = TakeCount(keys, ref at);
            return at < keys.Length && Operate(command, keys[at..], Math.Max(1, count) * Math.Max(1, times));
        }

        if (Motion(keys[at..], count, out var target) is { } isWhole)
        {
            MoveTo(target, select: false);
            return isWhole;
        }

        if (command == 'r')
        {
            return at + 1 < keys.Length && Changes(() => Overwrite(keys[(at + 1)..]));
        }

        Command(command, Math.Max(1, count));
        return true;
    }

    private bool RunVisual(string keys, int at, int count)
    {
        if (Motion(keys[at..], count, out var target) is { } isWhole)
        {
            MoveTo(isWhole ? target : Caret, select: true);
            return isWhole;
        }

        if (keys[at] is 'j' or 'k')
        {
            MoveRows(keys[at] == 'j' ? Math.Max(1, count) : -Math.Max(1, count), select: true);
            return true;
        }

        var (from, to) = (_buffer.SelectionStart, Graphemes.NextBoundary(Text, _buffer.SelectionEnd));
        if (_viVisual == 'V')
        {
            (from, to) = (_buffer.LineStart(from), Math.Min(Text.Length, _buffer.LineEnd(_buffer.SelectionEnd) + 1));
        }

        var operation = keys[at] switch { 'x' => 'd', 's' => 'c', var other => other };
        if (operation is 'd' or 'c' or 'y')
        {
            Cut(operation, from, to, _viVisual == 'V');
            MoveTo(Math.Min(from, Text.Length), select: false);
        }

        _viVisual = '\0';
        _buffer.MoveTo(Caret);
        return true;
    }

    // 0 where no count is given; 0 itself is a motion.
    private static int TakeCount(string keys, ref int at)
    {
        const int Most = 10_000;
        var count = 0;
        while (at < keys.Length && (keys[at] is >= '1' and <= '9' || (count > 0 && keys[at] == '0')))
        {
            count = Math.Min(Most, (count * 10) + keys[at++] - '0');
        }

        return count;
    }

    private void Command(char key, int count)
    {
        switch (key)
        {
            case 'j' or 'k':
                MoveRows(key == 'j' ? count : -count, select: false);
                break;
            case 'i':
                _viNormal = false;
                break;
            case 'a' or 'A' or 'I':
                MoveTo(key == 'a' ? Right(1) : key == 'A' ? _buffer.LineEnd(Caret) : FirstLetter(), select: false);
                _viNormal = false;
                break;
            case 'v' or 'V':
                _viVisual = key;
                _buffer.SetMark();
                break;
            case 'u':
                Repeat(count, () => Undo());
                break;
            default:
                Changes(() => Change(key, count));
                break;
        }
    }

    private void Change(char key, int count)
    {
        switch (key)
        {
            case 'o' or 'O':
                MoveTo(key == 'o' ? _buffer.LineEnd(Caret) : _buffer.LineStart(Caret), select: false);
                Insert("\n");
                MoveTo(key == 'o' ? Caret : Caret - 1, select: false);
                _viNormal = false;
                break;
            case 'x' or 's':
                Cut(key == 'x' ? 'd' : 'c', Caret, Right(count), lines: false);
                break;
            case 'X':
                Cut('d', Left(count), Caret, lines: false);
                break;
            case 'S':
                Operate('c', "c", count);
                break;
            case 'D' or 'C':
                Cut(char.ToLowerInvariant(key), Caret, _buffer.LineEnd(Caret), lines: false);
                break;
            case 'J':
                Repeat(count, Join);
                break;
            case '~':
                Repeat(count, SwitchCase);
                break;
            case 'p' or 'P':
                Repeat(count, () => Put(after: key == 'p'));
                break;
        }
    }

    private bool Changes(Action change)
    {
        if (!IsReadOnly)
        {
            change();
        }

        return true;
    }

    private static void Repeat(int count, Action action)
    {
        for (; count > 0; count--)
        {
            action();
        }
    }
}

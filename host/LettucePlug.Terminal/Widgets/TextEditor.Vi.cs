namespace LettucePlug.Terminal;

public sealed partial class TextEditor
{
    private bool _viNormal;
    private char _viPending;

    /// <summary>Whether vi keys are at work: Escape leaves inserting, a second Escape goes to the parent.</summary>
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

        if (key.Text.Length != 1)
        {
            _viPending = '\0';
            return false;
        }

        // Each command is one step of the history.
        _buffer.MoveTo(Caret);
        var command = key.Text[0];
        if (_viPending != '\0')
        {
            var operation = _viPending;
            _viPending = '\0';
            Operate(operation, command);
            return true;
        }

        if (Motion(command) is { } target)
        {
            MoveTo(target, select: false);
            return true;
        }

        Command(command);
        return true;
    }

    private int? Motion(char key) => key switch
    {
        'h' => Math.Max(_buffer.LineStart(Caret), Graphemes.PreviousBoundary(Text, Caret)),
        'l' => Math.Min(_buffer.LineEnd(Caret), Graphemes.NextBoundary(Text, Caret)),
        'w' => NextWord(),
        'e' => _buffer.WordRight(Caret),
        'b' => _buffer.WordLeft(Caret),
        '0' => _buffer.LineStart(Caret),
        '^' => FirstLetter(),
        '$' => _buffer.LineEnd(Caret),
        'G' => Text.Length,
        _ => null,
    };

    private void Command(char key)
    {
        switch (key)
        {
            case 'j' or 'k':
                MoveRows(key == 'j' ? 1 : -1, select: false);
                break;
            case 'd' or 'c' or 'y' or 'g':
                _viPending = key;
                break;
            case 'i':
                _viNormal = false;
                break;
            case 'a' or 'A' or 'I':
                MoveTo(key == 'a' ? Motion('l')!.Value : key == 'A' ? _buffer.LineEnd(Caret) : FirstLetter(), false); // l always moves
                _viNormal = false;
                break;
            case 'o' or 'O' when !IsReadOnly:
                MoveTo(key == 'o' ? _buffer.LineEnd(Caret) : _buffer.LineStart(Caret), select: false);
                Insert("\n");
                MoveTo(key == 'o' ? Caret : Caret - 1, select: false);
                _viNormal = false;
                break;
            case 'u':
                Undo();
                break;
            default:
                Change(key);
                break;
        }
    }

    private void Change(char key)
    {
        if (IsReadOnly)
        {
            return;
        }

        switch (key)
        {
            case 'x':
                Told(_buffer.DeleteForward);
                break;
            case 'X':
                Told(_buffer.DeleteBack);
                break;
            case 'D' or 'C':
                Told(() => _buffer.KillTo(_buffer.LineEnd(Caret)));
                _viNormal = key == 'D';
                break;
            case 'p' or 'P':
                MoveTo(key == 'p' ? Math.Min(Text.Length, Graphemes.NextBoundary(Text, Caret)) : Caret, select: false);
                Told(() =>
                {
                    _buffer.Yank();
                    return true;
                });
                break;
        }
    }

    private void Operate(char operation, char motion)
    {
        if (operation == 'g')
        {
            MoveTo(motion == 'g' ? 0 : Caret, select: false);
            return;
        }

        var (from, to) = motion == operation
            ? (_buffer.LineStart(Caret), Math.Min(Text.Length, _buffer.LineEnd(Caret) + (operation == 'c' ? 0 : 1)))
            : Motion(motion) is { } target ? (Math.Min(Caret, target), Math.Max(Caret, target)) : (Caret, Caret);
        if (operation == 'y')
        {
            _buffer.Keep(Text[from..to]);
            return;
        }

        if (!IsReadOnly)
        {
            MoveTo(from, select: false);
            Told(() => _buffer.KillTo(to));
            _viNormal = operation == 'd';
        }
    }

    private int NextWord()
    {
        var at = _buffer.WordRight(Caret);
        while (at < Text.Length && char.IsWhiteSpace(Text[at]))
        {
            at++;
        }

        return at;
    }

    private int FirstLetter()
    {
        var at = _buffer.LineStart(Caret);
        while (at < Text.Length && Text[at] is (' ' or '\t'))
        {
            at++;
        }

        return at;
    }
}

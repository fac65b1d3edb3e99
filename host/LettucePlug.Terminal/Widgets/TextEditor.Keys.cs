namespace LettucePlug.Terminal;

public sealed partial class TextEditor
{
    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (UsesViKeys && PressVi(key))
        {
            return true;
        }

        if (IsEnter(key) is { } submits)
        {
            return submits ? Submit() : NewLine();
        }

        if (MoveVertically(key) is { } moved)
        {
            return moved;
        }

        if (key.Key is Key.Home or Key.End)
        {
            if (key.Modifiers == KeyModifiers.Control && Edge(key) == Caret)
            {
                // There already: a transcript above may want to go to its end.
                return false;
            }

            MoveTo(Edge(key), (key.Modifiers & KeyModifiers.Shift) != 0);
            return true;
        }

        return IsReadOnly && key.Text.Length > 0 ? false : PressEdit(key);
    }

    /// <inheritdoc/>
    protected internal override bool OnPaste(PasteEvent paste)
    {
        ArgumentNullException.ThrowIfNull(paste);
        if (IsReadOnly)
        {
            return true;
        }

        if (_pasting.Length < MaxLength)
        {
            _pasting.Append(paste.Text);
        }

        if (paste.IsComplete)
        {
            var text = _pasting.ToString();
            _pasting.Clear();
            Insert(Fold(text));
        }

        return true;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        switch (mouse)
        {
            case { Kind: MouseKind.Down or MouseKind.Drag, Button: MouseButton.Left } when _lines.Count > 0:
                MoveTo(PositionAt(_first + mouse.Position.Y, mouse.Position.X), mouse.Kind == MouseKind.Drag);
                return true;
            case { Kind: MouseKind.WheelUp or MouseKind.WheelDown } when _lines.Count > _height:
                var row = Locate(_buffer.Caret).Row + (mouse.Kind == MouseKind.WheelUp ? -3 : 3);
                MoveTo(PositionAt(row, 0), select: false);
                return true;
            default:
                return false;
        }
    }

    private bool PressEdit(KeyEvent key)
    {
        var before = _buffer.Version;
        var used = EditKeys.Press(_buffer, key);
        _column = used ? null : _column;
        if (_buffer.Version != before)
        {
            Changed?.Invoke();
        }

        return used;
    }

    // True submits, false is a new line, null is another key.
    private bool? IsEnter(KeyEvent key)
    {
        if (key.Is('j', KeyModifiers.Control) || key.Is(Key.Enter, KeyModifiers.Shift))
        {
            return false;
        }

        if (key.Is(Key.Enter, KeyModifiers.Alt))
        {
            return !EnterSubmits && Submitted is not null;
        }

        return key.Is(Key.Enter) ? EnterSubmits : null;
    }

    private bool Submit()
    {
        // A backslash before Enter asks for a new line in terminals that send nothing better.
        if (Caret > 0 && Text[Caret - 1] == '\\')
        {
            return Told(() => _buffer.Replace(Caret - 1, 1, "\n", EditKind.Other));
        }

        Submitted?.Invoke();
        return true;
    }

    private bool NewLine()
    {
        if (!IsReadOnly)
        {
            Insert("\n");
        }

        return true;
    }

    private bool? MoveVertically(KeyEvent key)
    {
        var by = key.Key switch
        {
            Key.Up => -1,
            Key.Down => 1,
            Key.PageUp when UsesPageKeys => -Math.Max(1, _height - 1),
            Key.PageDown when UsesPageKeys => Math.Max(1, _height - 1),
            _ => 0,
        };
        if (by == 0 || (key.Modifiers & ~KeyModifiers.Shift) != 0)
        {
            return null;
        }

        return MoveRows(by, (key.Modifiers & KeyModifiers.Shift) != 0);
    }

    private bool MoveRows(int by, bool select)
    {
        Layout(_laidOut.Width < 0 ? 80 : _laidOut.Width);
        var (row, column) = Locate(Caret);
        column = _column ?? column;
        var target = Math.Clamp(row + by, 0, _lines.Count - 1);
        if (target == row)
        {
            if (LetsEdgesPass)
            {
                return false;
            }

            MoveTo(by < 0 ? 0 : Text.Length, select);
            return true;
        }

        _buffer.MoveTo(PositionAt(target, column), select);
        _column = column;
        return true;
    }

    // The ends of the row that is seen; with Control, of everything.
    private int Edge(KeyEvent key)
    {
        if ((key.Modifiers & KeyModifiers.Control) != 0)
        {
            return key.Key == Key.Home ? 0 : Text.Length;
        }

        Layout(_laidOut.Width < 0 ? 80 : _laidOut.Width);
        var line = _lines[Locate(Caret).Row];
        return key.Key == Key.Home ? line.Start : line.End;
    }
}

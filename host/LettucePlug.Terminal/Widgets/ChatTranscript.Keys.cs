namespace LettucePlug.Terminal;

public sealed partial class ChatTranscript
{
    private ChatEntry? _selected;
    private string _pattern = "";

    /// <summary>The chosen message, if there is one.</summary>
    public ChatMessage? Selected => _selected?.Message;

    /// <summary>What is searched for and marked; empty for nothing.</summary>
    public string Pattern => _pattern;

    /// <summary>Chooses a message, or none, and brings it into view.</summary>
    public void Select(string? id)
    {
        var index = id is null ? -1 : IndexOf(id);
        Choose(index < 0 ? null : _entries[index]);
        if (index >= 0)
        {
            Show(index, 0, HeightOf(index));
        }
    }

    /// <summary>Chooses the next message, or with less than 0 the one before; without a choice, the last in view.</summary>
    public void SelectNext(int by)
    {
        if (_entries.Count == 0)
        {
            return;
        }

        var index = _selected is { } selected ? _entries.LastIndexOf(selected) + Math.Sign(by) : LastInView();
        if (index >= 0 && index < _entries.Count)
        {
            Choose(_entries[index]);
            Show(index, 0, HeightOf(index));
        }
    }

    /// <summary>Marks a text wherever it is and goes to the nearest message with it, from the choice or the end upwards.</summary>
    /// <returns>How many messages have it.</returns>
    public int Find(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _pattern = pattern;
        if (pattern.Length == 0)
        {
            return 0;
        }

        var found = _entries.Count(Has);
        if (found > 0 && (_selected is null || !Has(_selected)))
        {
            FindNext(backwards: true);
        }

        return found;
    }

    /// <summary>Goes to the next message with the text that is searched for, around the end.</summary>
    public bool FindNext(bool backwards = false)
    {
        if (_pattern.Length == 0 || _entries.Count == 0)
        {
            return false;
        }

        var start = _selected is { } selected ? _entries.LastIndexOf(selected) : backwards ? _entries.Count : -1;
        for (var i = 1; i <= _entries.Count; i++)
        {
            var index = (((start + (backwards ? -i : i)) % _entries.Count) + _entries.Count) % _entries.Count;
            if (Has(_entries[index]))
            {
                Choose(_entries[index]);
                Show(index, LineOfMatch(index), 1);
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        switch (key)
        {
            case { Key: Key.Up, Modifiers: KeyModifiers.None }:
                ScrollLines(-1);
                return true;
            case { Key: Key.Down, Modifiers: KeyModifiers.None }:
                ScrollLines(1);
                return true;
            case { Key: Key.Up or Key.Down, Modifiers: KeyModifiers.Alt }:
                SelectNext(key.Key == Key.Up ? -1 : 1);
                return true;
            case { Key: Key.Home, Modifiers: KeyModifiers.None }:
                ScrollToStart();
                return true;
            case { Key: Key.End, Modifiers: KeyModifiers.None }:
                ScrollToEnd();
                return true;
            case { Key: Key.Enter } when _selected is { } selected && Opened is not null:
                Opened(selected.Message);
                return true;
            case { Key: Key.Escape } when _selected is not null || _pattern.Length > 0:
                _pattern = "";
                Choose(null);
                return true;
            default:
                return ScrollByKey(key) || (key.Text.Length == 1 && PressLetter(key.Text[0]));
        }
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        switch (mouse.Kind)
        {
            case MouseKind.WheelUp or MouseKind.WheelDown:
                ScrollLines(mouse.Kind == MouseKind.WheelUp ? -3 : 3);
                return true;
            case MouseKind.Down when mouse.Button == MouseButton.Left:
                Choose(_places.FirstOrDefault(place => mouse.Position.Y >= place.Y && mouse.Position.Y < place.Y + place.Rows).Entry);
                return true;
            default:
                return false;
        }
    }

    private bool PressLetter(char letter)
    {
        switch (letter)
        {
            case 'j' or 'k':
                ScrollLines(letter == 'j' ? 1 : -1);
                return true;
            case '[' or ']':
                SelectNext(letter == '[' ? -1 : 1);
                return true;
            case 'g':
                ScrollToStart();
                return true;
            case 'G':
                ScrollToEnd();
                return true;
            case 'n' or 'N' when _pattern.Length > 0:
                return FindNext(backwards: letter == 'n');
            default:
                return false;
        }
    }

    private void Choose(ChatEntry? entry)
    {
        if (!ReferenceEquals(entry, _selected))
        {
            _selected = entry;
            SelectionChanged?.Invoke(entry?.Message);
        }
    }

    private int LastInView() => _places.Count > 0 ? _entries.LastIndexOf(_places[^1].Entry) : _entries.Count - 1;

    private bool Has(ChatEntry entry) => entry.Message.Text.Contains(_pattern, StringComparison.OrdinalIgnoreCase);

    private int LineOfMatch(int index)
    {
        var entry = _entries[index];
        HeightOf(index);
        var at = entry.Styled.Text.IndexOf(_pattern, StringComparison.OrdinalIgnoreCase);
        for (var line = entry.Lines.Count - 1; at >= 0 && line > 0; line--)
        {
            if (entry.Lines[line].Start <= at)
            {
                return ChatEntry.HeaderRows + line;
            }
        }

        return 0;
    }
}

namespace LettucePlug.Terminal;

public sealed partial class ChatTranscript
{
    private ChatEntry? _anchor;
    private int _anchorLine;

    /// <summary>What the first row in view shows: the message and its row; <c>null</c> before the first frame and without messages.</summary>
    public (string Id, int Line)? Anchor => _anchor is { } anchor ? (anchor.Message.Id, _anchorLine) : null;

    /// <summary>Scrolls by rows; less than 0 is up.</summary>
    public void ScrollLines(int lines)
    {
        if (_entries.Count == 0)
        {
            return;
        }

        var (index, line) = Top();
        line += lines;
        while (line < 0 && index > 0)
        {
            index--;
            line += HeightOf(index);
        }

        while (index < _entries.Count - 1 && line >= HeightOf(index))
        {
            line -= HeightOf(index);
            index++;
        }

        SetTop(index, Math.Max(0, line));
    }

    /// <summary>Scrolls by windows; less than 0 is up.</summary>
    public void ScrollPages(int pages) => ScrollLines(pages * Math.Max(1, _height - 2));

    /// <summary>Goes to the end and follows it.</summary>
    public void ScrollToEnd()
    {
        Follows = true;
        _unseen = 0;
    }

    /// <summary>Goes to the beginning.</summary>
    public void ScrollToStart()
    {
        if (_entries.Count > 0)
        {
            SetTop(0, 0);
        }
    }

    /// <summary>Brings a message into view, with its beginning where possible.</summary>
    public bool ScrollTo(string id)
    {
        var index = IndexOf(id);
        if (index >= 0)
        {
            Show(index, 0, HeightOf(index));
        }

        return index >= 0;
    }

    /// <summary>Uses a key that scrolls and that a composer leaves alone: PageUp and PageDown, with Control also Home and End.</summary>
    public bool ScrollByKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        switch (key)
        {
            case { Key: Key.PageUp }:
                ScrollPages(-1);
                return true;
            case { Key: Key.PageDown }:
                ScrollPages(1);
                return true;
            case { Key: Key.Home, Modifiers: KeyModifiers.Control }:
                ScrollToStart();
                return true;
            case { Key: Key.End, Modifiers: KeyModifiers.Control }:
                ScrollToEnd();
                return true;
            default:
                return false;
        }
    }

    private (int Index, int Line) Top()
    {
        if (Follows || _anchor is null)
        {
            return LastTop();
        }

        var index = _entries.LastIndexOf(_anchor);
        return index < 0 ? LastTop() : (index, _anchorLine);
    }

    // The top row with which the end is just in view.
    private (int Index, int Line) LastTop()
    {
        var left = _height;
        for (var index = _entries.Count - 1; index >= 0; index--)
        {
            var rows = HeightOf(index);
            if (rows >= left)
            {
                return (index, rows - left);
            }

            left -= rows;
        }

        return (0, 0);
    }

    private void SetTop(int index, int line)
    {
        var last = LastTop();
        Follows = (index, line).CompareTo(last) >= 0;
        (index, line) = Follows ? last : (index, line);
        _anchor = _entries[index];
        _anchorLine = line;
        if (Follows)
        {
            _unseen = 0;
        }

        if (index == 0 && line == 0)
        {
            ReachedTop?.Invoke();
        }
    }

    // Moves as little as possible; what is taller than the window shows its beginning.
    private void Show(int index, int line, int rows)
    {
        var (top, topLine) = Top();
        if ((index, line).CompareTo((top, topLine)) < 0 || rows >= _height)
        {
            SetTop(index, line);
            return;
        }

        var below = line + rows - topLine;
        for (var i = top; i < index && below <= _height; i++)
        {
            below += HeightOf(i);
        }

        if (below > _height)
        {
            SetTop(index, line);
            ScrollLines(rows - _height);
        }
    }
}

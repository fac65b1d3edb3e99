namespace LettucePlug.Terminal;

public sealed partial class ListView<T>
{
    private readonly TextField _filter = new() { Prompt = "/" };
    private bool _filterOpen;
    private int _lastClick = -1;
    private long _lastClickTime;

    /// <summary>Whether a filter is being typed or still at work.</summary>
    public bool IsFiltering => _filterOpen;

    /// <summary>What rows are filtered by; empty for no filter.</summary>
    public string Filter
    {
        get => _filterOpen ? _filter.Text : "";
        set
        {
            _filterOpen = value.Length > 0;
            _filter.Text = value;
            Refilter();
        }
    }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_filterOpen && IsFilterShown && key.Is(Key.Escape))
        {
            Filter = "";
            return true;
        }

        if (ListNavigation.Move(key, _current, Count, _height, vi: !_filterOpen && IsFilterShown) is { } row)
        {
            MoveTo(row);
            return true;
        }

        if (key.Is(Key.Enter) && Count > 0 && Opened is not null)
        {
            Opened(_items[IndexAt(_current)]);
            return true;
        }

        if (_filterOpen)
        {
            return IsFilterShown && TypeFilter(key);
        }

        if (CanFilter && key.Is('/'))
        {
            _filterOpen = true;
            _filter.Text = "";
            return true;
        }

        if (IsMultiSelect && key.Is(' ') && Count > 0)
        {
            ToggleMark(_current);
            MoveTo(_current + 1);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    protected internal override bool OnPaste(PasteEvent paste)
    {
        if (!_filterOpen)
        {
            return false;
        }

        _filter.OnPaste(paste);
        Refilter();
        return true;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        switch (mouse.Kind)
        {
            case MouseKind.WheelUp or MouseKind.WheelDown:
                MoveTo(_current + (mouse.Kind == MouseKind.WheelUp ? -3 : 3));
                return true;
            case MouseKind.Down when mouse.Button == MouseButton.Left:
                var row = _first + ((mouse.Position.Y - (_filterOpen && IsFilterShown ? 1 : 0)) / RowHeight);
                if (row >= 0 && row < Count)
                {
                    MoveTo(row);
                    OpenOnSecondClick(row);
                }

                return true;
            default:
                return false;
        }
    }

    private void OpenOnSecondClick(int row)
    {
        const int DoubleClickMilliseconds = 400;
        var time = App?.Time ?? TimeProvider.System;
        if (row == _lastClick && time.GetElapsedTime(_lastClickTime).TotalMilliseconds < DoubleClickMilliseconds)
        {
            _lastClick = -1;
            Opened?.Invoke(_items[IndexAt(row)]);
            return;
        }

        (_lastClick, _lastClickTime) = (row, time.GetTimestamp());
    }

    private bool TypeFilter(KeyEvent key)
    {
        if (key.Is(Key.Backspace) && _filter.Text.Length == 0)
        {
            Filter = "";
            return true;
        }

        var used = key.Key != Key.Enter && _filter.OnKey(key);
        Refilter();
        return used;
    }

    private void ToggleMark(int row)
    {
        var index = IndexAt(row);
        if (!_marked.Remove(index))
        {
            _marked.Add(index);
        }

        MarksChanged?.Invoke();
    }

    private void Refilter()
    {
        var pattern = Filter;
        var keep = _filtered is null ? _current : Math.Min(_current, Math.Max(0, _filtered.Count - 1));
        _filtered = pattern.Length == 0 ? null : [.. FuzzyMatch
            .Rank(Enumerable.Range(0, _items.Count), index => _text(_items[index]), pattern)];
        MoveTo(pattern.Length == 0 ? keep : 0, tell: true);
    }

    private void MoveTo(int row, bool tell = false)
    {
        row = Math.Clamp(row, 0, Math.Max(0, Count - 1));
        var moved = row != _current || tell;
        _current = row;
        if (moved && Count > 0)
        {
            CurrentChanged?.Invoke(_items[IndexAt(row)]);
        }
    }
}

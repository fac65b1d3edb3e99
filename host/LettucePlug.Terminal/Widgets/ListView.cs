namespace LettucePlug.Terminal;

/// <summary>
/// A list of any length, of which only the visible rows are painted. Arrows and vi keys move, <c>/</c> filters while typing,
/// Space marks where several can be chosen, Enter opens.
/// </summary>
/// <typeparam name="T">What its rows stand for.</typeparam>
public sealed partial class ListView<T> : Component
{
    private readonly Func<T, string> _text;
    private readonly HashSet<int> _marked = [];
    private IReadOnlyList<T> _items = [];
    private List<(int Index, FuzzyMatch Match)>? _filtered;
    private int _current;
    private int _first;
    private int _height = 1;

    /// <summary>A list.</summary>
    /// <param name="text">The text of an item; what a filter looks at, and shown unless <see cref="PaintRow"/> is set.</param>
    public ListView(Func<T, string> text) => _text = text;

    /// <summary>The items. After a change of the list itself, set it again; marks stay on items that are equal.</summary>
    public IReadOnlyList<T> Items
    {
        get => _items;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var before = _items;
            _items = value;
            MoveMarks(before);
            Refilter();
        }
    }

    /// <summary>Draws a row in place of the text: canvas of its size, item, whether it is the current one.</summary>
    public Action<Canvas, T, bool>? PaintRow { get; set; }

    /// <summary>The rows each item takes.</summary>
    /// <value>1</value>
    public int RowHeight { get; set; } = 1;

    /// <summary>Whether several can be marked with Space.</summary>
    public bool IsMultiSelect { get; set; }

    /// <summary>Whether <c>/</c> begins a filter.</summary>
    /// <value><c>true</c></value>
    public bool CanFilter { get; set; } = true;

    /// <summary>What is said when there is nothing.</summary>
    public string EmptyText { get; set; } = "Nothing here yet.";

    /// <summary>Whether the filter has a line of its own; a <see cref="Picker{T}"/> shows it in its field.</summary>
    internal bool IsFilterShown { get; set; } = true;

    /// <summary>The current item moved.</summary>
    public event Action<T>? CurrentChanged;

    /// <summary>Enter or a double click on an item.</summary>
    public event Action<T>? Opened;

    /// <summary>The marks changed.</summary>
    public event Action? MarksChanged;

    /// <summary>How many rows there are after the filter.</summary>
    public int Count => _filtered?.Count ?? _items.Count;

    /// <summary>The place of the current item in <see cref="Items"/>; -1 when there is none.</summary>
    public int CurrentIndex
    {
        get => Count == 0 ? -1 : IndexAt(_current);
        set => MoveTo(_filtered is null ? value : _filtered.FindIndex(one => one.Index == value));
    }

    /// <summary>The current item, if there is one.</summary>
    public T? Current => Count == 0 ? default : _items[IndexAt(_current)];

    /// <summary>The marked items in order; without marks, the current one.</summary>
    public IReadOnlyList<T> Chosen => _marked.Count > 0
        ? [.. _marked.Order().Select(index => _items[index])]
        : Count > 0 ? [_items[IndexAt(_current)]] : [];

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <inheritdoc/>
    public override Size Measure(Size available) => new(
        available.Columns, Math.Min(available.Rows, Math.Max(1, Count * RowHeight) + (IsFiltering ? 1 : 0)));

    /// <summary>Whether an item is marked.</summary>
    public bool IsMarked(T item) =>
        _marked.Count > 0 && _marked.Any(index => EqualityComparer<T>.Default.Equals(_items[index], item));

    /// <summary>The items of the rows that would be in view.</summary>
    internal IEnumerable<T> InView(int rows)
    {
        var first = Math.Clamp(_first, 0, Math.Max(0, Count - 1));
        for (var row = first; row < Math.Min(Count, first + rows); row++)
        {
            yield return _items[IndexAt(row)];
        }
    }

    /// <summary>Takes all marks away.</summary>
    public void ClearMarks() => _marked.Clear();

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        var rows = canvas.Size.Rows;
        if (IsFiltering && IsFilterShown && rows > 1)
        {
            _filter.Draw(canvas, new Rect(0, 0, canvas.Size.Columns, 1));
            using (canvas.Push(new Rect(0, 1, canvas.Size.Columns, rows - 1)))
            {
                PaintRows(canvas);
            }

            return;
        }

        PaintRows(canvas);
    }

    private void PaintRows(Canvas canvas)
    {
        _height = Math.Max(1, canvas.Size.Rows / RowHeight);
        _first = ListNavigation.Follow(_first, _current, _height, Count);
        if (Count == 0)
        {
            canvas.WriteFit(1, 0, canvas.Size.Columns - 1, IsFiltering ? "Nothing matches." : EmptyText, Role.Muted);
            return;
        }

        var width = canvas.Size.Columns - (Count > _height ? 1 : 0);
        for (var row = _first; row < Math.Min(Count, _first + _height); row++)
        {
            using (canvas.Push(new Rect(0, (row - _first) * RowHeight, width, RowHeight)))
            {
                PaintOne(canvas, row);
            }
        }

        ScrollMark.Paint(canvas, width, 0, canvas.Size.Rows, _first * RowHeight, (long)Count * RowHeight);
    }

    private void PaintOne(Canvas canvas, int row)
    {
        var index = IndexAt(row);
        var isCurrent = row == _current;
        Style style = !isCurrent ? Role.Text : HasFocusWithin ? Role.Selection : Role.SelectionInactive;
        if (PaintRow is { } paint)
        {
            paint(canvas, _items[index], isCurrent);
        }
        else
        {
            var text = Sanitizer.Clean(_text(_items[index]), singleLine: true);
            canvas.WriteFit(2, 0, canvas.Size.Columns - 2, text);
            HighlightMatch(canvas, row, text);
        }

        if (isCurrent)
        {
            canvas.Restyle(canvas.Bounds, had => had.Role == Role.Match ? had.On(style.Role) : style);
        }

        if (PaintRow is null)
        {
            canvas.Write(0, 0, _marked.Contains(index) ? "*" : isCurrent ? ">" : " ", isCurrent ? style : Role.Accent);
        }
    }

    private void HighlightMatch(Canvas canvas, int row, string text)
    {
        if (_filtered is null)
        {
            return;
        }

        foreach (var position in _filtered[row].Match.Positions)
        {
            if (position < text.Length)
            {
                canvas.Restyle(new Rect(2 + TextWidth.Of(text.AsSpan(0, position)), 0, 1, 1), _ => Role.Match);
            }
        }
    }

    private void MoveMarks(IReadOnlyList<T> oldItems)
    {
        if (_marked.Count == 0)
        {
            return;
        }

        var before = _marked.Count;
        // The same list may be set again after it shrank.
        var marked = _marked.Where(index => index < oldItems.Count).Select(index => oldItems[index]).ToHashSet();
        _marked.Clear();
        for (var i = 0; i < _items.Count; i++)
        {
            if (marked.Contains(_items[i]))
            {
                _marked.Add(i);
            }
        }

        if (_marked.Count != before)
        {
            MarksChanged?.Invoke();
        }
    }

    private int IndexAt(int row) => _filtered is null ? row : _filtered[row].Index;
}

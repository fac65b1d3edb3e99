namespace LettucePlug.Terminal;

/// <summary>Items in items: Right opens, Left closes or goes to the parent, Enter opens or picks.</summary>
/// <typeparam name="T">What the rows stand for.</typeparam>
public sealed class TreeView<T> : Component
    where T : notnull
{
    private readonly Func<T, IReadOnlyList<T>> _children;
    private readonly Func<T, string> _text;
    private readonly HashSet<T> _open = [];
    private readonly ListView<Row> _list;
    private IReadOnlyList<T> _roots = [];

    /// <summary>A tree.</summary>
    /// <param name="children">What is in an item; asked only for what is open.</param>
    /// <param name="text">The text of an item.</param>
    public TreeView(Func<T, IReadOnlyList<T>> children, Func<T, string> text)
    {
        _children = children;
        _text = text;
        _list = Adopt(new ListView<Row>(row => text(row.Item)) { PaintRow = PaintRow });
        _list.Opened += row => Open(row.Item);
        _list.CurrentChanged += row => CurrentChanged?.Invoke(row.Item);
    }

    /// <summary>The items that are in no other.</summary>
    public IReadOnlyList<T> Roots
    {
        get => _roots;
        set
        {
            _roots = value;
            Rebuild();
        }
    }

    /// <summary>The current item, if there is one.</summary>
    public T? Current => _list.Current is { } row ? row.Item : default;

    /// <summary>An item without others in it was taken.</summary>
    public event Action<T>? Opened;

    /// <summary>The current item moved.</summary>
    public event Action<T>? CurrentChanged;

    /// <summary>Whether what is in the item is shown.</summary>
    public bool IsOpen(T item) => _open.Contains(item);

    /// <summary>Shows what is in an item.</summary>
    public void Expand(T item)
    {
        if (_open.Add(item))
        {
            Rebuild();
        }
    }

    /// <summary>Hides what is in an item.</summary>
    public void Collapse(T item)
    {
        if (_open.Remove(item))
        {
            Rebuild();
        }
    }

    /// <summary>Reads the items again, after they have changed.</summary>
    public void Rebuild()
    {
        var current = Current;
        var rows = new List<Row>();
        AddRows(_roots, 0, -1, rows);
        _list.Items = rows;
        if (current is not null && rows.FindIndex(row => row.Item.Equals(current)) is var index and >= 0)
        {
            _list.CurrentIndex = index;
        }
    }

    /// <inheritdoc/>
    public override Size Measure(Size available) => _list.Measure(available);

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_list.Current is not { } row || key.Modifiers != KeyModifiers.None)
        {
            return false;
        }

        if (key.Key == Key.Right || key.Is('l'))
        {
            Expand(row.Item);
            return true;
        }

        if (key.Key != Key.Left && !key.Is('h'))
        {
            return false;
        }

        if (IsOpen(row.Item))
        {
            Collapse(row.Item);
        }
        else if (row.ParentRow >= 0)
        {
            _list.CurrentIndex = row.ParentRow;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas) => _list.Draw(canvas, canvas.Bounds);

    private void AddRows(IReadOnlyList<T> items, int depth, int parent, List<Row> rows)
    {
        foreach (var item in items)
        {
            var children = _children(item);
            var place = rows.Count;
            rows.Add(new Row(item, depth, parent, children.Count > 0));
            if (_open.Contains(item))
            {
                AddRows(children, depth + 1, place, rows);
            }
        }
    }

    private void Open(T item)
    {
        if (_children(item).Count == 0)
        {
            Opened?.Invoke(item);
        }
        else if (!_open.Remove(item))
        {
            Expand(item);
        }
        else
        {
            Rebuild();
        }
    }

    private void PaintRow(Canvas canvas, Row row, bool isCurrent)
    {
        var ascii = canvas.Lines == BoxLines.Ascii;
        var mark = !row.HasChildren ? " " : _open.Contains(row.Item) ? (ascii ? "-" : "▾") : (ascii ? "+" : "▸");
        canvas.Write(0, 0, isCurrent ? ">" : " ", Role.Accent);
        canvas.Write(1 + (2 * row.Depth), 0, mark, Role.Accent);
        var x = 3 + (2 * row.Depth);
        canvas.WriteFit(x, 0, canvas.Size.Columns - x, Sanitizer.Clean(_text(row.Item), singleLine: true));
    }

    private sealed record Row(T Item, int Depth, int ParentRow, bool HasChildren);
}

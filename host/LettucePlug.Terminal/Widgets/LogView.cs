namespace LettucePlug.Terminal;

/// <summary>
/// Lines that come one after the other. It follows the end until the reader scrolls up, and again from the end on. Left and Right
/// show more of long lines.
/// </summary>
public sealed class LogView : Component
{
    private readonly List<(string Text, Style Style)> _lines = [];
    private const int Sideways = 8;

    private int _first;
    private int _left;
    private int _height = 1;

    /// <summary>The most lines it keeps; the oldest go first.</summary>
    /// <value>10,000</value>
    public int MostLines { get; set; } = 10_000;

    /// <summary>Whether the newest line is kept in view.</summary>
    public bool Follows { get; private set; } = true;

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Count;

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <summary>Adds text; each of its lines is one here. It is sanitised.</summary>
    public void Add(string text, Style style = default)
    {
        foreach (var line in Sanitizer.Clean(text).Split('\n'))
        {
            _lines.Add((line, style));
        }

        // A tenth at once, so that a full log does not move everything with every line.
        if (_lines.Count > MostLines + (MostLines / 10))
        {
            var dropped = _lines.Count - MostLines;
            _lines.RemoveRange(0, dropped);
            _first = Math.Max(0, _first - dropped);
        }
    }

    /// <summary>Takes all lines away.</summary>
    public void Clear()
    {
        _lines.Clear();
        _first = 0;
        Follows = true;
    }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Is(Key.Left) || key.Is(Key.Right))
        {
            _left = Math.Max(0, _left + (key.Is(Key.Left) ? -Sideways : Sideways));
            return true;
        }

        if (ListNavigation.Move(key, _first, Math.Max(1, _lines.Count - _height + 1), _height, vi: true) is not { } row)
        {
            return false;
        }

        ScrollTo(row);
        return true;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (mouse.Kind is not (MouseKind.WheelUp or MouseKind.WheelDown))
        {
            return false;
        }

        ScrollTo(_first + (mouse.Kind == MouseKind.WheelUp ? -3 : 3));
        return true;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        _height = Math.Max(1, canvas.Size.Rows);
        var last = Math.Max(0, _lines.Count - _height);
        _first = Follows ? last : Math.Min(_first, last);
        var width = canvas.Size.Columns - (_lines.Count > _height ? 1 : 0);
        var shown = Math.Min(_height, _lines.Count - _first);
        _left = _left == 0 ? 0 : Math.Min(_left, Math.Max(0, Widest(shown) - width));
        using (canvas.Push(new Rect(0, 0, width, _height)))
        {
            for (var i = 0; i < shown; i++)
            {
                var (text, style) = _lines[_first + i];
                canvas.Write(-_left, i, Ellipsis.End(text, width + _left), style);
            }
        }

        ScrollMark.Paint(canvas, canvas.Size.Columns - 1, 0, _height, _first, _lines.Count);
    }

    private int Widest(int shown)
    {
        var widest = 0;
        for (var i = 0; i < shown; i++)
        {
            widest = Math.Max(widest, TextWidth.Of(_lines[_first + i].Text));
        }

        return widest;
    }

    private void ScrollTo(int row)
    {
        var last = Math.Max(0, _lines.Count - _height);
        _first = Math.Clamp(row, 0, last);
        Follows = _first == last;
    }
}

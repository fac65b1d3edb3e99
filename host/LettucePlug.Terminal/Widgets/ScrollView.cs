namespace LettucePlug.Terminal;

/// <summary>Content that may be taller than its place. What has the focus in it is kept in view.</summary>
public sealed class ScrollView : Component
{
    private int _first;
    private int _height = 1;
    private int _total;

    /// <summary>A view of some content.</summary>
    public ScrollView(Component content) => Content = Adopt(content);

    /// <summary>What is scrolled.</summary>
    public Component Content { get; }

    /// <summary>The first row that is shown.</summary>
    public int Offset
    {
        get => _first;
        set => _first = Math.Clamp(value, 0, Math.Max(0, _total - _height));
    }

    /// <summary>Whether it takes the focus itself, so that text without fields can be scrolled by keys.</summary>
    public bool TakesKeys { get; set; }

    /// <inheritdoc/>
    public override bool CanFocus => TakesKeys;

    /// <inheritdoc/>
    public override Size Measure(Size available)
    {
        var wants = Content.Measure(new Size(Math.Max(1, available.Columns - 1), int.MaxValue / 2));
        return new Size(Math.Min(available.Columns, wants.Columns + 1), Math.Min(available.Rows, wants.Rows));
    }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_total <= _height || ListNavigation.Move(key, _first, _total - _height + 1, _height, vi: HasFocus) is not { } row)
        {
            return false;
        }

        var moved = row != _first;
        Offset = row;
        return moved || HasFocus;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (mouse.Kind is not (MouseKind.WheelUp or MouseKind.WheelDown) || _total <= _height)
        {
            return false;
        }

        Offset += mouse.Kind == MouseKind.WheelUp ? -3 : 3;
        return true;
    }

    /// <inheritdoc/>
    protected internal override void Reveal(Rect area)
    {
        // The area is counted from the top of the view, scrolled as it is.
        if (area.Bottom > _height)
        {
            Offset += area.Bottom - _height;
        }

        if (area.Y < 0)
        {
            Offset += area.Y;
        }
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        _height = Math.Max(1, canvas.Size.Rows);
        var width = Math.Max(1, canvas.Size.Columns - 1);
        _total = Content.Measure(new Size(width, int.MaxValue / 2)).Rows;
        Offset = _first;
        Content.Draw(canvas, new Rect(0, -_first, width, Math.Max(_total, _height)));
        ScrollMark.Paint(canvas, width, 0, _height, _first, _total);
    }
}

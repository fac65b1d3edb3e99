namespace LettucePlug.Terminal;

/// <summary>
/// Two components with a line between them that the mouse can drag and Alt with <c>&lt;</c> and <c>&gt;</c> can move; the second
/// steps back where there is no room.
/// </summary>
public sealed class SplitView : Component
{
    private int _length;
    private int _span;

    /// <summary>Two components beside or below each other.</summary>
    /// <param name="first">The one at the left or at the top.</param>
    /// <param name="second">The other one.</param>
    /// <param name="firstLength">The columns or rows of the first.</param>
    /// <param name="direction">How they follow each other.</param>
    public SplitView(Component first, Component second, int firstLength, Direction direction = Direction.Across)
    {
        First = Adopt(first);
        Second = Adopt(second);
        FirstLength = firstLength;
        Direction = direction;
    }

    /// <summary>The one at the left or at the top.</summary>
    public Component First { get; }

    /// <summary>The other one.</summary>
    public Component Second { get; }

    /// <summary>How they follow each other.</summary>
    public Direction Direction { get; }

    /// <summary>The columns or rows of the first; never less than 4, and 4 are left for the second.</summary>
    public int FirstLength { get; set; }

    /// <summary>With less room along the direction, only the half with the focus is shown.</summary>
    public int NeedsAtLeast { get; set; }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        const int Step = 4;
        var grows = key.Is('>', KeyModifiers.Alt);
        if ((!grows && !key.Is('<', KeyModifiers.Alt)) || _length == 0)
        {
            return false;
        }

        FirstLength = Within(_length + (grows ? Step : -Step));
        return true;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        var at = Direction == Direction.Across ? mouse.Position.X : mouse.Position.Y;
        if (mouse is not { Button: MouseButton.Left, Kind: MouseKind.Down or MouseKind.Drag } ||
            (mouse.Kind == MouseKind.Down && at != _length))
        {
            return false;
        }

        FirstLength = Within(at);
        return true;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        var size = canvas.Size;
        _span = Direction == Direction.Across ? size.Columns : size.Rows;
        First.IsLeftOut = Second.IsLeftOut = false;
        if (_span < Math.Max(NeedsAtLeast, 9))
        {
            _length = 0;
            (Second.HasFocusWithin ? Second : First).Draw(canvas, canvas.Bounds);
            return;
        }

        _length = Within(FirstLength);
        if (Direction == Direction.Across)
        {
            First.Draw(canvas, new Rect(0, 0, _length, size.Rows));
            canvas.VerticalLine(_length, 0, size.Rows, Role.Border);
            Second.Draw(canvas, new Rect(_length + 1, 0, size.Columns - _length - 1, size.Rows));
        }
        else
        {
            First.Draw(canvas, new Rect(0, 0, size.Columns, _length));
            canvas.HorizontalLine(0, _length, size.Columns, Role.Border);
            Second.Draw(canvas, new Rect(0, _length + 1, size.Columns, size.Rows - _length - 1));
        }
    }

    private int Within(int length) => Math.Clamp(length, 4, Math.Max(4, _span - 5));
}

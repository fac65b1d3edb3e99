namespace LettucePlug.Terminal;

/// <summary>
/// A frame with content and a row of buttons, to be opened by <see cref="Ask.Open{T}"/>: the building block of review sheets,
/// confirmations and small forms.
/// </summary>
/// <typeparam name="T">What it answers.</typeparam>
public sealed class Dialog<T> : Component
{
    private readonly List<Button> _buttons = [];
    private int _rows;
    private int _first;
    private int _height;

    /// <summary>A dialog without buttons yet.</summary>
    public Dialog(string title, Component content)
    {
        Title = title;
        Content = Adopt(content);
    }

    /// <summary>What stands in its frame.</summary>
    public string Title { get; set; }

    /// <summary>What stands above the buttons.</summary>
    public Component Content { get; }

    /// <summary>Where it opens.</summary>
    public OverlayPlace Place { get; init; }

    /// <summary>The most cells it takes.</summary>
    public Size Size { get; init; } = new(64, 20);

    /// <summary>Whether it takes all of <see cref="Size"/>, whatever its content would do with.</summary>
    public bool FillsSize { get; init; }

    /// <summary>The answer is there.</summary>
    public event Action<T>? Answered;

    /// <summary>Adds a button.</summary>
    /// <param name="text">The word on it.</param>
    /// <param name="pressed">What it does; often <see cref="Answer"/>.</param>
    /// <param name="key">A key that does the same while something else in the dialog has the focus, such as <c>alt+a</c>.</param>
    public Dialog<T> Add(string text, Action pressed, string? key = null)
    {
        _buttons.Add(Adopt(new Button(text, pressed) { Key = key is null ? null : KeySequence.Parse(key) }));
        return this;
    }

    /// <summary>Closes the dialog with an answer.</summary>
    public void Answer(T answer) => Answered?.Invoke(answer);

    /// <inheritdoc/>
    public override Size Measure(Size available)
    {
        if (FillsSize)
        {
            return available;
        }

        var buttons = _buttons.Sum(button => button.Measure(available).Columns + 1) + 3;
        var columns = Math.Min(available.Columns, Math.Max(24, Math.Max(buttons, TextWidth.Of(Title) + 6)));
        var wants = Content.Measure(new Size(Math.Max(1, available.Columns - 4), Math.Max(1, available.Rows - 4)));
        columns = Math.Max(columns, Math.Min(available.Columns, wants.Columns + 4));
        return new Size(columns, Math.Min(available.Rows, wants.Rows + 4));
    }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_buttons.Find(button => button.IsEnabled && button.Key?.Keys is [var only] && only == key) is { } asked)
        {
            asked.Pressed();
            return true;
        }

        var focused = _buttons.FindIndex(button => button.HasFocus);
        if (focused >= 0 && key.Key is Key.Left or Key.Right && key.Modifiers == KeyModifiers.None)
        {
            var next = Math.Clamp(focused + (key.Key == Key.Left ? -1 : 1), 0, _buttons.Count - 1);
            _buttons[next].Focus();
            return true;
        }

        if (_rows > _height && ListNavigation.Move(key, _first, _rows - _height + 1, _height, vi: true) is { } row)
        {
            _first = row;
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (mouse.Kind is not (MouseKind.WheelUp or MouseKind.WheelDown) || _rows <= _height)
        {
            return false;
        }

        _first = Math.Clamp(_first + (mouse.Kind == MouseKind.WheelUp ? -3 : 3), 0, _rows - _height);
        return true;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        canvas.Box(canvas.Bounds, Style.Of(Role.BorderFocused).On(Role.Panel), Title, Style.Of(Role.Title).On(Role.Panel));
        var inner = canvas.Bounds.Inset(2, 1);
        PaintContent(canvas, inner with { Height = Math.Max(0, inner.Height - 2) });
        _buttons.ForEach(button => button.IsShort = false);
        var isTight = _buttons.Sum(button => button.Measure(inner.Size).Columns + 1) > inner.Width + 1;
        _buttons.ForEach(button => button.IsShort = isTight);
        var x = inner.X;
        foreach (var button in _buttons)
        {
            var width = button.Measure(inner.Size).Columns;
            button.Draw(canvas, new Rect(x, inner.Bottom - 1, Math.Min(width, inner.Right - x), 1));
            x += width + 1;
        }
    }

    // Words that are too long scroll while the buttons have the focus; what takes keys itself has its own ways.
    private void PaintContent(Canvas canvas, Rect area)
    {
        _height = area.Height;
        _rows = _height > 0 && !Content.FocusOrder().Any()
            ? Content.Measure(new Size(area.Width, int.MaxValue / 2)).Rows
            : _height;
        if (_rows <= _height)
        {
            _first = 0;
            Content.Draw(canvas, area);
            return;
        }

        _first = Math.Clamp(_first, 0, _rows - _height);
        using (canvas.Push(area))
        {
            Content.Draw(canvas, new Rect(0, -_first, area.Width, _rows));
        }

        ScrollMark.Paint(canvas, canvas.Size.Columns - 1, area.Y, _height, _first, _rows);
    }
}

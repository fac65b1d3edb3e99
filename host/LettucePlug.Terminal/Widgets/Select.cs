namespace LettucePlug.Terminal;

/// <summary>One choice of several in one line: Enter or Space opens the list, Left and Right step through it.</summary>
/// <typeparam name="T">What is chosen from.</typeparam>
public sealed class Select<T> : Component
{
    private readonly Func<T, string> _text;
    private IReadOnlyList<T> _items = [];

    /// <summary>A choice.</summary>
    public Select(IReadOnlyList<T> items, Func<T, string> text)
    {
        _text = text;
        Items = items;
    }

    /// <summary>What there is to choose from. A choice that is not among it becomes none.</summary>
    public IReadOnlyList<T> Items
    {
        get => _items;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var chosen = Chosen;
            _items = value;
            ChosenIndex = chosen is null ? -1 : value.ToList().IndexOf(chosen);
        }
    }

    /// <summary>The place of the chosen item; -1 for none.</summary>
    public int ChosenIndex { get; set; } = -1;

    /// <summary>The chosen item, if there is one.</summary>
    public T? Chosen => ChosenIndex >= 0 && ChosenIndex < _items.Count ? _items[ChosenIndex] : default;

    /// <summary>What stands there while nothing is chosen.</summary>
    public string Placeholder { get; set; } = "Choose…";

    /// <summary>The user has chosen.</summary>
    public event Action<T>? Changed;

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <inheritdoc/>
    public override Size Measure(Size available) => new(
        Math.Min(available.Columns, 4 + _items.Select(item => TextWidth.Of(_text(item))).DefaultIfEmpty(8).Max()), 1);

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_items.Count == 0)
        {
            return false;
        }

        if (key.Is(Key.Enter) || key.Is(' '))
        {
            Open();
            return true;
        }

        if (key.Is(Key.Left) || key.Is(Key.Right))
        {
            Choose(Math.Clamp(ChosenIndex + (key.Is(Key.Left) ? -1 : 1), 0, _items.Count - 1));
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (mouse is { Kind: MouseKind.Down, Button: MouseButton.Left } && _items.Count > 0)
        {
            Open();
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        Style style = !IsEnabled ? Role.Disabled : HasFocus ? Role.Selection : Role.Input;
        var text = Chosen is { } chosen ? Sanitizer.Clean(_text(chosen), singleLine: true) : Placeholder;
        canvas.WriteFit(0, 0, canvas.Size.Columns - 2, text, Chosen is null && !HasFocus ? Role.Placeholder : style);
        canvas.WriteFit(canvas.Size.Columns - 2, 0, 2, canvas.Lines == BoxLines.Ascii ? " v" : " ▾", style);
    }

    private void Open()
    {
        if (App is not { } app)
        {
            return;
        }

        var list = new ListView<T>(_text) { Items = _items, CurrentIndex = Math.Max(0, ChosenIndex) };
        var box = new BorderBox(list) { Ground = Role.Panel };
        var overlay = new Overlay(box)
        {
            Place = OverlayPlace.Beside,
            Anchor = () => ScreenArea,
            Size = new Size(Math.Max(ScreenArea.Width, 16), Math.Min(_items.Count, 10) + 2),
            ClosesOnOutsideClick = true,
        };
        list.Opened += item =>
        {
            app.Close(overlay);
            Choose(list.CurrentIndex);
        };
        app.Show(overlay);
    }

    private void Choose(int index)
    {
        if (index != ChosenIndex)
        {
            ChosenIndex = index;
            Changed?.Invoke(_items[index]);
        }
    }
}

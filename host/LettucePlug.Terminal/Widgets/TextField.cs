namespace LettucePlug.Terminal;

/// <summary>
/// A field of one line. It scrolls sideways, and the terminal's cursor stands at the caret, where input methods look for it.
/// </summary>
public sealed class TextField : Component
{
    private readonly EditBuffer _buffer = new() { IsSingleLine = true, MaxLength = 4096 };
    private int _scroll;

    /// <summary>A field with some text.</summary>
    public TextField(string text = "") => _buffer.Reset(text);

    /// <summary>What is in it. Setting it forgets the history.</summary>
    public string Text
    {
        get => _buffer.Text;
        set
        {
            if (value != _buffer.Text)
            {
                _buffer.Reset(value);
            }
        }
    }

    /// <summary>What stands in the empty field.</summary>
    public string Placeholder { get; set; } = "";

    /// <summary>What stands before the text and is not part of it, such as <c>/</c> in a search.</summary>
    public string Prompt { get; set; } = "";

    /// <summary>Whether dots are shown in place of the text. Then nothing of it enters pictures, history or clipboard.</summary>
    public bool IsSecret
    {
        get => _buffer.IsSecret;
        set => _buffer.IsSecret = value;
    }

    /// <summary>The most UTF-16 units it takes.</summary>
    /// <value>4096</value>
    public int MaxLength
    {
        get => _buffer.MaxLength;
        set => _buffer.MaxLength = value;
    }

    /// <summary>Where the caret is, in UTF-16 units.</summary>
    public int Caret => _buffer.Caret;

    /// <summary>Refuses characters when typed or pasted; <c>null</c> takes all.</summary>
    public Func<char, bool>? Accepts { get; set; }

    /// <summary>The text was changed by the user.</summary>
    public event Action<string>? Changed;

    /// <summary>Enter was pressed; without a handler it goes to the parent.</summary>
    public event Action<string>? Submitted;

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <inheritdoc/>
    public override Size Measure(Size available) => new(available.Columns, 1);

    /// <summary>Selects everything, so that typing replaces it.</summary>
    public void SelectAll() => _buffer.SelectAll();

    /// <inheritdoc/>
    public override string ToString() => IsSecret ? "(secret)" : Text;

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Is(Key.Enter))
        {
            Submitted?.Invoke(Text);
            return Submitted is not null;
        }

        if (key.Key is Key.Home or Key.End)
        {
            _buffer.MoveTo(key.Key == Key.Home ? 0 : Text.Length, (key.Modifiers & KeyModifiers.Shift) != 0);
            return true;
        }

        if (Accepts is { } accepts && key.Text.Length > 0 && !key.Text.All(accepts))
        {
            return true;
        }

        var before = _buffer.Version;
        var used = EditKeys.Press(_buffer, key);
        Tell(before);
        return used;
    }

    /// <inheritdoc/>
    protected internal override bool OnPaste(PasteEvent paste)
    {
        ArgumentNullException.ThrowIfNull(paste);
        var before = _buffer.Version;
        var text = paste.Text.Trim('\n').ReplaceLineEndings(" ");
        _buffer.Insert(Accepts is { } accepts ? string.Concat(text.Where(accepts)) : text);
        Tell(before);
        return true;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (mouse.Button != MouseButton.Left || mouse.Kind is not (MouseKind.Down or MouseKind.Drag))
        {
            return false;
        }

        var shown = Shown();
        var columns = mouse.Position.X - TextWidth.Of(Prompt) + _scroll;
        var at = columns <= 0 ? 0 : Ellipsis.Fit(shown, columns, out _);
        _buffer.MoveTo(Math.Min(at, Text.Length), mouse.Kind == MouseKind.Drag);
        return true;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        var style = Style.Of(IsEnabled ? Role.Input : Role.Disabled);
        canvas.Fill(canvas.Bounds, style);
        var start = Prompt.Length == 0 ? 0 : canvas.Write(0, 0, Prompt, Style.Of(Role.Accent).On(Role.Input));
        var room = canvas.Size.Columns - start;
        if (room <= 0)
        {
            return;
        }

        var shown = Shown();
        var caret = TextWidth.Of(shown.AsSpan(0, _buffer.Caret));
        var width = TextWidth.Of(shown);
        _scroll = Math.Clamp(_scroll, Math.Max(0, caret - room + 1), caret);
        _scroll = Math.Min(_scroll, Math.Max(0, width - room + 1));
        using (canvas.Push(new Rect(start, 0, room, 1)))
        {
            if (shown.Length == 0)
            {
                canvas.Write(0, 0, Ellipsis.End(Placeholder, room), Style.Of(Role.Placeholder).On(Role.Input));
            }

            canvas.Write(-_scroll, 0, shown, style);
            if (_buffer.HasSelection && HasFocus)
            {
                var from = TextWidth.Of(shown.AsSpan(0, _buffer.SelectionStart));
                var to = TextWidth.Of(shown.AsSpan(0, _buffer.SelectionEnd));
                canvas.Restyle(new Rect(from - _scroll, 0, to - from, 1), _ => Role.Selection);
            }

            if (HasFocus)
            {
                canvas.SetCursor(caret - _scroll, 0, CursorShape.Bar);
            }
        }
    }

    private string Shown() => IsSecret ? new string('*', Text.Length) : Text;

    private void Tell(int before)
    {
        if (_buffer.Version != before)
        {
            Changed?.Invoke(Text);
        }
    }
}

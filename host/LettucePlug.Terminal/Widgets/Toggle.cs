namespace LettucePlug.Terminal;

/// <summary>A box that is on or off: by Space, Enter or a click.</summary>
public sealed class Toggle : Component
{
    /// <summary>A box with what it is about.</summary>
    public Toggle(string text = "", bool isOn = false)
    {
        Text = text;
        IsOn = isOn;
    }

    /// <summary>What stands beside it.</summary>
    public string Text { get; set; }

    /// <summary>Whether it is on.</summary>
    public bool IsOn { get; set; }

    /// <summary>The user has changed it.</summary>
    public event Action<bool>? Changed;

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <inheritdoc/>
    public override Size Measure(Size available) =>
        new(Math.Min(available.Columns, 4 + TextWidth.Of(Text)), 1);

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (key.Is(' ') || key.Is(Key.Enter)) && Switch();
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        return mouse is { Kind: MouseKind.Down, Button: MouseButton.Left } && Switch();
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        Style style = !IsEnabled ? Role.Disabled : HasFocus ? Role.Selection : Role.Text;
        canvas.Write(0, 0, IsOn ? "[x]" : "[ ]", HasFocus ? style : IsEnabled ? Role.Accent : Role.Disabled);
        canvas.WriteFit(4, 0, Math.Min(canvas.Size.Columns - 4, TextWidth.Of(Text)), Text, style);
    }

    private bool Switch()
    {
        IsOn = !IsOn;
        Changed?.Invoke(IsOn);
        return true;
    }
}

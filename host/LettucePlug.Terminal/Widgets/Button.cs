namespace LettucePlug.Terminal;

/// <summary>A word that does something: by Enter or Space when it has the focus, or by a click.</summary>
public sealed class Button : Component
{
    /// <summary>A button.</summary>
    /// <param name="text">What stands on it.</param>
    /// <param name="pressed">What it does.</param>
    public Button(string text, Action pressed)
    {
        Text = text;
        Pressed = pressed;
    }

    /// <summary>What stands on it.</summary>
    public string Text { get; set; }

    /// <summary>A key that does the same while the focus is elsewhere in the dialog, shown beside the text.</summary>
    public KeySequence? Key { get; init; }

    /// <summary>What it does.</summary>
    public Action Pressed { get; }

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <summary>Whether there is no room for the key beside the text.</summary>
    internal bool IsShort { get; set; }

    private string Face => Key is null || IsShort ? $"[ {Text} ]" : $"[ {Text} {Key.ToDisplayString()} ]";

    /// <inheritdoc/>
    public override Size Measure(Size available) => new(Math.Min(available.Columns, TextWidth.Of(Face)), 1);

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!key.Is(LettucePlug.Terminal.Key.Enter) && !key.Is(' '))
        {
            return false;
        }

        Pressed();
        return true;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (mouse is { Kind: MouseKind.Down, Button: MouseButton.Left })
        {
            Pressed();
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        Style style = !IsEnabled ? Role.Disabled : HasFocus ? Role.Selection : Style.Of(Role.Accent).On(Role.Panel);
        canvas.WriteFit(0, 0, canvas.Size.Columns, Face, style);
    }
}

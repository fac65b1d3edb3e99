using System.Globalization;

namespace LettucePlug.Terminal;

/// <summary>A field for a number: typed, or by Up and Down in steps.</summary>
public sealed class NumberField : Component
{
    private readonly TextField _field = new() { Accepts = letter => char.IsAsciiDigit(letter) || letter is '-' or '.' };

    /// <summary>A field with a number, or none.</summary>
    public NumberField(double? value = null)
    {
        Adopt(_field);
        _field.Changed += _ => Changed?.Invoke(Value);
        Value = value;
    }

    /// <summary>The number; <c>null</c> while there is none or it cannot be read.</summary>
    public double? Value
    {
        get => double.TryParse(_field.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        set => _field.Text = value?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>What is typed, whether or not it is a number.</summary>
    public string Text
    {
        get => _field.Text;
        set => _field.Text = value;
    }

    /// <summary>The least number.</summary>
    public double Minimum { get; set; } = double.MinValue;

    /// <summary>The greatest number.</summary>
    public double Maximum { get; set; } = double.MaxValue;

    /// <summary>What Up and Down change it by.</summary>
    /// <value>1</value>
    public double Step { get; set; } = 1;

    /// <summary>Whether only whole numbers are right.</summary>
    public bool IsWhole { get; set; }

    /// <summary>What stands in the empty field.</summary>
    public string Placeholder
    {
        get => _field.Placeholder;
        set => _field.Placeholder = value;
    }

    /// <summary>The user has changed it.</summary>
    public event Action<double?>? Changed;

    /// <summary>What is wrong with what is typed; <c>null</c> when nothing is. An empty field is right.</summary>
    public string? Problem =>
        _field.Text.Length == 0 ? null :
        Value is not { } value ? "Not a number." :
        IsWhole && value != Math.Floor(value) ? "Must be a whole number." :
        value < Minimum ? $"Must be at least {Minimum}." :
        value > Maximum ? $"Must be at most {Maximum}." : null;

    /// <inheritdoc/>
    public override Size Measure(Size available) => new(Math.Min(available.Columns, 16), 1);

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Key is not (Key.Up or Key.Down) || key.Modifiers != KeyModifiers.None)
        {
            return false;
        }

        var from = Value ?? (Minimum > double.MinValue ? Minimum : 0);
        var next = Math.Round(Math.Clamp(from + (key.Key == Key.Up ? Step : -Step), Minimum, Maximum), 6);
        Value = next;
        Changed?.Invoke(next);
        return true;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas) => _field.Draw(canvas, canvas.Bounds);
}

namespace LettucePlug.Terminal;

/// <summary>A field of a form with its component: reads and writes the value as text.</summary>
internal sealed class FormRow
{
    private readonly Action<string> _set;
    private readonly Func<string> _get;

    public FormRow(FormField field, Action changed)
    {
        Field = field;
        (Editor, _get, _set) = Make(field, changed);
        _set(field.Value);
    }

    public FormField Field { get; }

    public Component Editor { get; }

    public string? Problem { get; set; }

    /// <summary>Whether its problem may be told: after it was left or the form was submitted, not while it is first typed.</summary>
    public bool WasTouched { get; set; }

    public bool IsShown { get; set; } = true;

    public string Value
    {
        get => _get();
        set => _set(value);
    }

    public string? Check()
    {
        if (Value.Length == 0)
        {
            return Field.IsRequired ? "Must not be empty." : null;
        }

        return (Editor as NumberField)?.Problem ?? Field.Check?.Invoke(Value);
    }

    private static (Component Editor, Func<string> Get, Action<string> Set) Make(FormField field, Action changed)
    {
        switch (field.Kind)
        {
            case FormFieldKind.LongText:
                var editor = new TextEditor { Placeholder = field.Placeholder, MostRows = 6, LetsEdgesPass = true };
                editor.Changed += changed;
                return (editor, () => editor.FullText, value => editor.Text = value);
            case FormFieldKind.Number or FormFieldKind.WholeNumber:
                var number = new NumberField
                {
                    Minimum = field.Minimum ?? double.MinValue,
                    Maximum = field.Maximum ?? double.MaxValue,
                    Step = field.Step,
                    IsWhole = field.Kind == FormFieldKind.WholeNumber,
                    Placeholder = field.Placeholder,
                };
                number.Changed += _ => changed();
                return (number, () => number.Text, value => number.Text = value);
            case FormFieldKind.Toggle:
                var toggle = new Toggle();
                toggle.Changed += _ => changed();
                return (toggle, () => toggle.IsOn ? "true" : "false",
                    value => toggle.IsOn = string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
            case FormFieldKind.Choice:
                var select = new Select<(string Value, string Text)>(field.Choices, choice => choice.Text);
                select.Changed += _ => changed();
                return (select, () => select.ChosenIndex < 0 ? "" : field.Choices[select.ChosenIndex].Value,
                    value => select.ChosenIndex = field.Choices.ToList().FindIndex(choice => choice.Value == value));
            default:
                var text = new TextField { Placeholder = field.Placeholder, IsSecret = field.Kind == FormFieldKind.Secret };
                text.Changed += _ => changed();
                return (text, () => text.Text, value => text.Text = value);
        }
    }
}

namespace LettucePlug.Terminal.Gallery;

/// <summary>A form with every kind of field.</summary>
internal sealed class FormPage
{
    public FormPage(UiApp app)
    {
        var form = new Form(
            new FormField { Id = "name", Label = "Name", IsRequired = true, Placeholder = "Sketch", Help = "What the connection is called." },
            new FormField { Id = "key", Label = "Key", Kind = FormFieldKind.Secret, Value = "sk-not-a-key", Help = "It is kept in the secret store." },
            new FormField
            {
                Id = "url",
                Label = "Address",
                Value = "htp://localhost",
                Heading = "Server",
                Check = value => Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                    ? null : "Must begin with http:// or https://.",
            },
            new FormField { Id = "tls", Label = "Check certificates", Kind = FormFieldKind.Toggle, Value = "true" },
            new FormField { Id = "steps", Label = "Steps", Kind = FormFieldKind.WholeNumber, Minimum = 1, Maximum = 150, Value = "20" },
            new FormField
            {
                Id = "mode",
                Label = "Approval",
                Kind = FormFieldKind.Choice,
                Value = "ask",
                Choices = [("ask", "Ask first"), ("auto", "Automatic"), ("manual", "Manual")],
            },
            new FormField { Id = "notes", Label = "Notes", Kind = FormFieldKind.LongText, Value = "Two lines\nof notes." });
        form.Submitted += () => app.Toast("Everything is right.", ToastKind.Success);
        Root = new BorderBox(form, "Form") { PaddingColumns = 1 };
    }

    public Component Root { get; }
}

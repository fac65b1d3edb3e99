using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Builds descriptions: names in muted letters, what they are beside them. Everything is sanitised.</summary>
internal sealed class Facts
{
    private readonly StyledText.Builder _text = new();

    public Facts Line(string name, string? value, Role role = Role.Text)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _text.Append(name.PadRight(11) + " ", Role.Muted).Append(Sanitizer.Clean(value, singleLine: true) + "\n", role);
        }

        return this;
    }

    public Facts Text(string? value, Role role = Role.Text)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _text.Append(Sanitizer.Clean(value) + "\n", role);
        }

        return this;
    }

    public Facts Heading(string text)
    {
        _text.Append((_text.Length > 0 ? "\n" : "") + text + "\n", Role.Title);
        return this;
    }

    public Facts Gap()
    {
        _text.Append("\n");
        return this;
    }

    public StyledText Build() => _text.Build();
}

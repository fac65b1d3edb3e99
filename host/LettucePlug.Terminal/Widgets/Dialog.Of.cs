namespace LettucePlug.Terminal;

/// <summary>Makes dialogs whose buttons are answers.</summary>
public static class Dialog
{
    /// <summary>A dialog with a button for each answer; the first has the focus unless the content takes it.</summary>
    public static Dialog<T> Of<T>(string title, Component content, params IEnumerable<(string Text, T Answer)> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var dialog = new Dialog<T>(title, content);
        foreach (var (text, answer) in answers)
        {
            dialog.Add(text, () => dialog.Answer(answer));
        }

        return dialog;
    }
}

using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>A text in an editor over the screen. What is written there is kept, so that neither Escape nor a dropped link loses it.</summary>
internal static class EditSheet
{
    /// <param name="app">The user interface.</param>
    /// <param name="drafts">Where it is kept meanwhile.</param>
    /// <param name="name">What the draft is called.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="text">What stands there first.</param>
    /// <param name="ok">The word on the button that takes it.</param>
    /// <param name="key">The key of that button.</param>
    /// <param name="no">The word on the button that throws it away.</param>
    /// <returns>The text that was taken; null for none.</returns>
    public static async Task<string?> ShowAsync(
        UiApp app, Drafts drafts, string name, string title, string text, string ok, string key, string no = "Throw away")
    {
        var kept = drafts.Read(name);
        var editor = new TextEditor(kept.Length > 0 ? kept : text) { MostRows = 30 };
        editor.Changed += () => drafts.Write(name, editor.Text == text ? "" : editor.Text);
        var note = new TextBlock(
            kept.Length > 0 && kept != text ? "As you left it; Throw away brings the old text back. Esc keeps it." : "Esc keeps what you wrote for later.",
            Role.Muted);
        var content = FlexBox.Rows().Add(editor, Length.Flex().AtLeast(3)).Add(note, Length.Auto, fromHeight: 6);
        var dialog = new Dialog<bool?>(title, content) { Size = new Size(90, 22), FillsSize = true };
        dialog.Add(ok, () => dialog.Answer(true), key).Add(no, () => dialog.Answer(false));
        var answer = await Ask.Open(app, dialog, null);
        if (answer is not null)
        {
            drafts.Write(name, "");
        }

        return answer == true ? editor.Text : null;
    }
}

using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>A scene prompt before it is sent: all of it, to be changed, with the references in order and the model that would render it.</summary>
internal static class ReviewSheet
{
    private enum Answer
    {
        Later,
        Approve,
        Deny,
        Regenerate,
    }

    /// <param name="app">The user interface.</param>
    /// <param name="review">What waits.</param>
    /// <param name="whenQuiet">Whether it waits for a pause in typing: for what the user did not ask for.</param>
    /// <returns>What went wrong.</returns>
    public static async Task<Problem?> ShowAsync(UiApp app, ReviewModel review, bool whenQuiet)
    {
        var editor = new TextEditor(review.Prompt) { MostRows = 30 };
        editor.Changed += () => review.Prompt = editor.Text;
        var facts = new Facts()
            .Line("Renders", review.ModelLine)
            .Line("References", review.References.Count == 0 ? "none" : string.Join("  ", review.References))
            .Text("Nothing is sent before you approve. Esc keeps it for later.", Role.Muted)
            .Build();
        var below = new TextBlock("");
        below.Set(facts);
        var content = FlexBox.Rows()
            .Add(editor, Length.Flex().AtLeast(3))
            .Add(below, Length.Auto);
        var dialog = new Dialog<Answer>("Review the scene prompt", content) { Size = new Size(90, 22), FillsSize = true };
        dialog.Add("Approve", () => dialog.Answer(Answer.Approve), "alt+a")
            .Add("Deny", () => dialog.Answer(Answer.Deny), "alt+r")
            .Add("New draft", () => dialog.Answer(Answer.Regenerate), "alt+n")
            .Add("Undo edits", () => editor.ReplaceAll(review.Proposed));
        switch (await Ask.Open(app, dialog, Answer.Later, whenQuiet))
        {
            case Answer.Approve:
                await review.ApproveAsync();
                return review.Problem;
            case Answer.Deny:
                return await review.DenyAsync();
            case Answer.Regenerate:
                return (await review.RegenerateAsync()).Problem;
            default:
                return await review.KeepAsync();
        }
    }
}

using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
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
    /// <param name="shelf">Where the pictures of the references come from.</param>
    /// <param name="review">What waits.</param>
    /// <param name="whenQuiet">Whether it waits for a pause in typing: for what the user did not ask for.</param>
    /// <returns>What went wrong.</returns>
    public static async Task<Problem?> ShowAsync(UiApp app, PictureShelf shelf, ReviewModel review, bool whenQuiet)
    {
        switch (await Ask.Open(app, DialogOf(shelf, review), Answer.Later, whenQuiet))
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

    private static Dialog<Answer> DialogOf(PictureShelf shelf, ReviewModel review)
    {
        var editor = new TextEditor(review.Prompt) { MostRows = 30 };
        var diff = new DiffView { IsVisible = false };
        editor.Changed += () => review.Prompt = editor.Text;
        var facts = new Facts().Line("Renders", review.ModelLine);
        if (review.References.Count == 0)
        {
            facts.Line("References", "none");
        }

        facts.Text("Nothing is sent before you approve. Esc keeps it for later, F6 shows what you changed.", Role.Muted);
        var below = new TextBlock("");
        below.Set(facts.Build());
        var content = FlexBox.Rows()
            .Add(editor, Length.Flex().AtLeast(3))
            .Add(diff, Length.Flex().AtLeast(3))
            .Add(new ReferenceStrip(shelf, review.References), Length.Auto)
            .Add(below, Length.Auto);
        var dialog = new Dialog<Answer>(
            "Review the scene prompt", new KeyFrame(content, key => key.Is(Key.F6) && Compare()))
        {
            Size = new Size(90, 26),
            FillsSize = true,
        };
        return dialog.Add("Approve", () => dialog.Answer(Answer.Approve), "alt+a")
            .Add("Edit", Edit, "alt+e")
            .Add("Deny", () => dialog.Answer(Answer.Deny), "alt+r")
            .Add("New draft", () => dialog.Answer(Answer.Regenerate), "alt+n");

        void Edit()
        {
            (editor.IsVisible, diff.IsVisible) = (true, false);
            editor.Focus();
        }

        bool Compare()
        {
            if (diff.IsVisible)
            {
                Edit();
                return true;
            }

            diff.Set(review.Proposed, editor.Text);
            (editor.IsVisible, diff.IsVisible) = (false, true);
            diff.Focus();
            return true;
        }
    }
}

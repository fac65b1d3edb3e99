namespace LettucePlug.Terminal;

/// <summary>
/// Questions in dialogs. Each opens at once; the answer comes when the dialog has closed, and Escape is an answer too.
/// </summary>
public static class Ask
{
    /// <summary>Asks for one of several items, found by typing.</summary>
    /// <returns>The item with <c>true</c>, or <c>false</c> when the user left.</returns>
    public static Task<(bool Picked, T? Item)> ForOneOf<T>(
        UiApp app, string title, IReadOnlyList<T> items, Func<T, string> text, Func<T, string>? describe = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var answer = new TaskCompletionSource<(bool, T?)>();
        var picker = new Picker<T>(title, items, text) { Describe = describe };
        Overlay? overlay = null;
        overlay = new Overlay(picker)
        {
            Title = title,
            Place = OverlayPlace.Top,
            Size = new Size(72, 20),
            ClosesOnOutsideClick = true,
            Closed = () => answer.TrySetResult((false, default)),
        };
        picker.Picked += item =>
        {
            answer.TrySetResult((true, item));
            app.Close(overlay);
        };
        app.Show(overlay);
        return answer.Task;
    }

    /// <summary>Asks for a yes. The safe answer has the focus.</summary>
    /// <param name="app">The user interface.</param>
    /// <param name="title">What it is about, in a few words.</param>
    /// <param name="question">What happens on a yes, and whether it can be undone. Light markdown.</param>
    /// <param name="yes">The word on the button that does it, such as <c>Delete</c>.</param>
    /// <param name="no">The word on the other one.</param>
    /// <param name="whenQuiet">Whether it waits for a pause in typing, for what the user did not ask for.</param>
    public static Task<bool> ForConfirmation(
        UiApp app, string title, string question, string yes = "OK", string no = "Cancel", bool whenQuiet = false) =>
        Open(app, Dialog.Of(title, TextBlock.Markdown(question), (no, false), (yes, true)), false, whenQuiet);

    /// <summary>Tells something that must be read.</summary>
    public static Task<bool> ToRead(UiApp app, string title, string text, bool whenQuiet = false) =>
        Open(app, Dialog.Of(title, TextBlock.Markdown(text), ("Close", true)), false, whenQuiet);

    /// <summary>Asks for a line of text.</summary>
    /// <param name="app">The user interface.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="question">What is asked for. Light markdown.</param>
    /// <param name="text">What stands there first.</param>
    /// <param name="isSecret">Whether it is hidden while it is typed.</param>
    /// <param name="check">Says what is wrong with a text, or <c>null</c> when it is right.</param>
    /// <returns>The text; <c>null</c> when the user left.</returns>
    public static async Task<string?> ForText(
        UiApp app, string title, string question, string text = "", bool isSecret = false, Func<string, string?>? check = null)
    {
        var field = new TextField(text) { IsSecret = isSecret };
        var error = new TextBlock("") { IsVisible = false };
        var content = FlexBox.Rows()
            .Add(TextBlock.Markdown(question), Length.Auto)
            .Add(field, Length.Cells(1))
            .Add(error, Length.Auto);
        var dialog = new Dialog<bool>(title, content);
        dialog.Add("Cancel", () => dialog.Answer(false)).Add("OK", Submit);
        field.Submitted += _ => Submit();
        field.SelectAll();
        return await Open(app, dialog, false, whenQuiet: false).ConfigureAwait(true) ? field.Text : null;

        void Submit()
        {
            if (check?.Invoke(field.Text) is { } problem)
            {
                error.Set($"! {problem}", Role.Error);
                error.IsVisible = true;
                field.Focus();
                return;
            }

            dialog.Answer(true);
        }
    }

    /// <summary>Opens a dialog and waits for its answer.</summary>
    /// <param name="app">The user interface.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="otherwise">The answer when it is left by Escape.</param>
    /// <param name="whenQuiet">Whether it waits for a pause in typing.</param>
    public static Task<T> Open<T>(UiApp app, Dialog<T> dialog, T otherwise, bool whenQuiet = false)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(dialog);
        var answer = new TaskCompletionSource<T>();
        var overlay = new Overlay(dialog)
        {
            Title = dialog.Title,
            Place = dialog.Place,
            Size = dialog.Size,
            Closed = () => answer.TrySetResult(otherwise),
        };
        dialog.Answered += value =>
        {
            answer.TrySetResult(value);
            app.Close(overlay);
        };
        if (whenQuiet)
        {
            app.ShowWhenQuiet(overlay);
        }
        else
        {
            app.Show(overlay);
        }

        return answer.Task;
    }
}

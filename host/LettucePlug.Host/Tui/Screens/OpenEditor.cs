using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The sheet of a screen while it is open: leaving it, saving it and the editor outside are the same for every text.</summary>
/// <param name="folder">Where texts lie while another editor has them.</param>
internal sealed class OpenEditor<TSheet>(string folder)
    where TSheet : EditorSheet
{
    private Overlay? _overlay;

    /// <summary>Null while none is open.</summary>
    public TSheet? Sheet { get; private set; }

    public void Show(UiApp app, TSheet sheet, string title, Action closed)
    {
        Sheet = sheet;
        _overlay = new Overlay(sheet)
        {
            Title = title,
            Place = OverlayPlace.Full,
            ClosesOnEscape = false,
            Closed = () =>
            {
                sheet.Dispose();
                (Sheet, _overlay) = (null, null);
                closed();
            },
        };
        app.Show(_overlay);
        sheet.Begin();
    }

    /// <summary>Goes back, and tells where the text is if it was not saved.</summary>
    public void Leave(UiApp app, string kept)
    {
        if (Sheet is { } sheet && _overlay is { } overlay)
        {
            var isDraft = sheet.IsDraft;
            app.Close(overlay);
            if (isDraft)
            {
                app.Toast(kept);
            }
        }
    }

    /// <summary>Saves the text and goes back; one that cannot be saved stays, with the reason.</summary>
    public async Task SaveAsync(UiApp app, string saved)
    {
        if (Sheet is not { } sheet || _overlay is not { } overlay)
        {
            return;
        }

        if (await sheet.SaveAsync() is { } problem)
        {
            app.Toast(problem.Text, ToastKind.Error);
            return;
        }

        app.Close(overlay);
        app.Toast(saved, ToastKind.Success);
    }

    /// <summary>Hands the text to the user's own editor and takes back what it became.</summary>
    public void EditOutside(UiApp app, string name)
    {
        if (Sheet is not { } sheet)
        {
            return;
        }

        var (text, problem) = ExternalEditor.Edit(app, Path.Combine(folder, "edit", name), sheet.Text);
        if (problem is not null)
        {
            app.Toast(problem.Text, ToastKind.Error);
        }
        else if (text is not null && text != sheet.Text)
        {
            sheet.Replace(text);
        }
    }
}

using LettucePlug.Host.Templates;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class TemplatesPage
{
    private string _editing = "";

    private IEnumerable<Command> OfEditor() =>
    [
        Of(TemplateSheet.Context, "save", "Save it as your own version", "alt+s", () => Go(_editor.SaveAsync(Ui, $"'{_editing}' is your own now; d goes back to the default")), 99, "Save"),
        Of(TemplateSheet.Context, "findings", "Show what is wrong with it", "alt+1", () => _editor.Sheet?.ShowTab(0)),
        Of(TemplateSheet.Context, "preview", "Show what it becomes", "alt+2|alt+p", () => _editor.Sheet?.ShowTab(1), 96, "Preview"),
        Of(TemplateSheet.Context, "difference", "Show how it differs from the default", "alt+3|alt+c", () => _editor.Sheet?.ShowTab(2), 94, "Compare"),
        Of(TemplateSheet.Context, "outside", "Edit it in $EDITOR", "alt+e", () => _editor.EditOutside(Ui, _editing + ".liquid"), 92, "$EDITOR"),
        Of(TemplateSheet.Context, "default", "Put the default text in its place", "alt+r", () => _editor.Sheet?.Replace(_model.DefaultOf(_editing)), 85, "Default text"),
        Of(TemplateSheet.Context, "back", "Go back; what is not saved is kept as a draft", "escape", () => _editor.Leave(Ui, $"Not saved, but kept: e goes on with {_editing}"), 98, "Back"),
    ];

    private Task EditAsync(TemplateStatus prompt) => EditAsync(prompt, 0);

    private Task EditAsync(TemplateStatus prompt, int tab)
    {
        _editing = prompt.Id;
        var sheet = new TemplateSheet(_model, prompt.Id, _viKeys);
        _editor.Show(Ui, sheet, prompt.Id, () => _described = null);
        sheet.ShowTab(tab);
        return Task.CompletedTask;
    }

    private async Task ResetAsync(TemplateStatus prompt)
    {
        var problem = await _model.ResetAsync(prompt.Id);
        Tell(problem);
        if (problem is null)
        {
            Ui.Toast($"'{prompt.Id}' is the pack's own again; u takes that back");
        }
    }

    private async Task KeepAsync(TemplateStatus prompt)
    {
        await _model.KeepOwnAsync(prompt.Id);
        Ui.Toast($"'{prompt.Id}' stays your own, based on the default as it is now", ToastKind.Success);
    }

    private async Task UndoAsync()
    {
        var problem = await _model.UndoAsync();
        Tell(problem);
        if (problem is null)
        {
            Ui.Toast("Your own version is back", ToastKind.Success);
        }
    }
}

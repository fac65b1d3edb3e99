using LettucePlug.Host.Templates;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class TemplatesPage
{
    private TemplateSheet? _sheet;
    private Overlay? _open;
    private string _editing = "";

    private IEnumerable<Command> OfEditor() =>
    [
        Of(TemplateSheet.Context, "save", "Save it as your own version", "alt+s", () => Go(SaveAsync()), 99, "Save"),
        Of(TemplateSheet.Context, "findings", "Show what is wrong with it", "alt+1", () => _sheet?.ShowTab(0)),
        Of(TemplateSheet.Context, "preview", "Show what it becomes", "alt+2|alt+p", () => _sheet?.ShowTab(1), 96, "Preview"),
        Of(TemplateSheet.Context, "difference", "Show how it differs from the default", "alt+3|alt+c", () => _sheet?.ShowTab(2), 94, "Compare"),
        Of(TemplateSheet.Context, "outside", "Edit it in $EDITOR", "alt+e", EditOutside, 92, "$EDITOR"),
        Of(TemplateSheet.Context, "default", "Put the default text in its place", "alt+r", () => _sheet?.Replace(_model.DefaultOf(_editing)), 85, "Default text"),
        Of(TemplateSheet.Context, "back", "Go back; what is not saved is kept as a draft", "escape", Leave, 98, "Back"),
    ];

    private Task EditAsync(TemplateStatus prompt) => EditAsync(prompt, 0);

    private Task EditAsync(TemplateStatus prompt, int tab)
    {
        _editing = prompt.Id;
        var sheet = new TemplateSheet(_model, prompt.Id, _viKeys);
        _sheet = sheet;
        _open = new Overlay(sheet)
        {
            Title = prompt.Id,
            Place = OverlayPlace.Full,
            ClosesOnEscape = false,
            Closed = () =>
            {
                sheet.Dispose();
                _described = null;
                _open = null;
            },
        };
        Ui.Show(_open);
        sheet.ShowTab(tab);
        sheet.Begin();
        return Task.CompletedTask;
    }

    private void Leave()
    {
        if (_open is { } open)
        {
            Ui.Close(open);
            if (_model.HasDraft(_editing))
            {
                Ui.Toast($"Not saved, but kept: e goes on with {_editing}");
            }
        }
    }

    private async Task SaveAsync()
    {
        if (_sheet is { } sheet && _open is { } open && Ui is var ui)
        {
            var problem = await sheet.SaveAsync();
            if (problem is null)
            {
                ui.Close(open);
                ui.Toast($"'{_editing}' is your own now; d goes back to the default", ToastKind.Success);
            }

            Tell(problem);
        }
    }

    private void EditOutside()
    {
        if (_sheet is { } sheet)
        {
            var (text, problem) = ExternalEditor.Edit(Ui, Path.Combine(_state, "edit", _editing + ".liquid"), sheet.Text);
            Tell(problem);
            if (text is not null && text != sheet.Text)
            {
                sheet.Replace(text);
            }
        }
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

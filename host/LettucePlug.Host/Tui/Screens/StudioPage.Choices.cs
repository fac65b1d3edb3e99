using System.Globalization;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class StudioPage
{
    private async Task ChooseModelAsync()
    {
        if (await Ask.ForOneOf(Ui, "Model", _model.Models(), choice => choice.Title, choice => choice.Note) is (true, { } picked))
        {
            _model.Model = picked.Id;
        }
    }

    private Task<bool> ChooseSettingsAsync() => Sheets.FillInAsync(
        Ui,
        "Settings of the next image",
        [
            new FormField
            {
                Id = ImageSettingNames.NegativePrompt,
                Label = "Negative",
                Value = _model.NegativePrompt,
                Help = "What the image is not to show. Empty: as the model has it.",
            },
            new FormField
            {
                Id = "count",
                Label = "Images",
                Kind = FormFieldKind.WholeNumber,
                Value = _model.Count.ToString(CultureInfo.InvariantCulture),
                Minimum = 1,
                Maximum = 16,
                Help = "How many to make at once.",
            },
            .. StudioModel.SettingNames.Select(name => new FormField
            {
                Id = name,
                Label = ModelFields.Label(name),
                Value = _model.Settings.GetValueOrDefault(name, ""),
                Placeholder = "as the model has it",
                Help = ModelFields.Help(name),
                Check = value => ModelFields.Check(name, value),
            }),
        ],
        values =>
        {
            _model.Apply(values);
            return Task.FromResult<Problem?>(null);
        },
        "Use");

    private async Task CompareAsync()
    {
        var models = _model.Comparable();
        if (models.Count < 2)
        {
            Ui.Toast("A comparison takes two models that make images; screen 7 adds one");
            return;
        }

        var list = new ListView<ModelChoice>(model => $"{model.Title}  {model.Note}") { Items = models, IsMultiSelect = true };
        var box = FlexBox.Rows()
            .Add(list, Length.Flex().AtLeast(3))
            .Add(new TextBlock("Space marks the models that are to draw it.", Role.Muted), Length.Auto);
        var dialog = new Dialog<bool>("Compare", box) { Size = new Size(70, 16), FillsSize = true };
        dialog.Add("Compare", () => dialog.Answer(true), "alt+s").Add("Cancel", () => dialog.Answer(false));
        list.Opened += _ => dialog.Answer(true);
        if (!await Ask.Open(Ui, dialog, false))
        {
            return;
        }

        if (list.Chosen.Count < 2)
        {
            Ui.Toast("Mark at least two models with Space");
            return;
        }

        await _model.CompareAsync([.. list.Chosen.Select(model => model.Id).OfType<string>()]);
    }

    private void ShowReferences()
    {
        var list = new ListView<StudioReference>(reference => reference.Name)
        {
            Items = [.. _model.References],
            EmptyText = "None yet. a adds a file or an image by its id.",
            CommandContext = "studio.reference-list",
        };
        var help = new TextBlock("a add   Del remove   + and - move   Esc done\nThe first is the primary one.", Role.Muted);
        var box = new ReferenceSheet(
            FlexBox.Rows().Add(list, Length.Flex().AtLeast(3)).Add(help, Length.Auto),
            key => PressInReferences(list, key));
        Ui.Show(new Overlay(box) { Title = "References", Size = new Size(70, 16) });
    }

    private bool PressInReferences(ListView<StudioReference> list, KeyEvent key)
    {
        var at = list.CurrentIndex;
        switch (key)
        {
            case var _ when key.Is('a'):
                Go(AddTypedAsync(list));
                return true;
            case var _ when key.Is(Key.Delete) || key.Is('d'):
                _model.RemoveReference(at);
                list.Items = [.. _model.References];
                return true;
            case var _ when key.Is('-') || key.Is(Key.Up, KeyModifiers.Alt):
                Move(-1);
                return true;
            case var _ when key.Is('+') || key.Is(Key.Down, KeyModifiers.Alt):
                Move(1);
                return true;
            default:
                return false;
        }

        void Move(int by)
        {
            var to = _model.MoveReference(at, by);
            list.Items = [.. _model.References];
            list.CurrentIndex = to;
        }
    }

    private async Task AddTypedAsync(ListView<StudioReference> list)
    {
        if (await Ask.ForText(Ui, "Add a reference", "The path of a file, or the id of an image of the library.") is { Length: > 0 } typed)
        {
            Tell(await _model.AddReferenceAsync(typed));
            list.Items = [.. _model.References];
        }
    }

    private async Task TrashAsync(AssetRecord asset)
    {
        var problem = await _gallery.ToggleTrashAsync(asset);
        Tell(problem);
        if (problem is null)
        {
            Ui.Toast("In the trash; the gallery's trash (T) has it");
        }
    }
}

using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Characters and personas: their words, their avatars with variants, and how they look.</summary>
internal sealed partial class FiguresPage : ListPage<Figure>
{
    private readonly FiguresModel _model;
    private readonly PictureShelf _shelf;
    private readonly Func<Figure, Task> _beginChat;

    public FiguresPage(FiguresModel model, PictureShelf shelf, Func<Figure, Task> beginChat)
        : base("figures", "Characters", figure => $"{(figure.Avatar is null ? " " : "*")} {figure.Name}  {figure.Description}")
    {
        (_model, _shelf, _beginChat) = (model, shelf, beginChat);
        List.EmptyText = "Nobody yet. n makes one, i brings in a card.";
    }

    protected override IReadOnlyList<Figure> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("chat", "Begin a chat", "c", () => WithCurrent(_beginChat), 85, "Chat", () => _model.Kind == FigureKind.Character),
        Does("new", "Make a new one", "n", () => Go(EditAsync(null)), 80, "New"),
        Does("edit", "Change name, words and looks", "e", () => WithCurrent(EditAsync), 75, "Edit"),
        Does("avatar", "Make an avatar", "g", () => WithCurrent(figure => MakeAvatarAsync(figure, null)), 70, "Avatar"),
        Does("avatar-edit", "Change the avatar", "a", () => WithCurrent(ChangeAvatarAsync), 40, "Change it"),
        Does("variants", "Choose among the avatars made so far", "v", () => WithCurrent(ChooseAvatarAsync), 50, "Variants"),
        Does("design", "Add or remove design references", "r", () => WithCurrent(ReferencesAsync), 45, "References"),
        Does("draft", "Draft the design description from pictures", "f", () => WithCurrent(DraftAsync), 35, "Draft looks"),
        Does("kind", "Show personas, or characters again", "p", () => Go(SwitchAsync()), 60, "Personas"),
        Does("import", "Bring in a character card", "i", () => Go(ImportAsync()), 30, "Import"),
        Does("export", "Write a character card", "x", () => WithCurrent(ExportAsync), 20, "Export"),
        Does("remove", "Delete", "delete|d", () => WithCurrent(RemoveAsync), 10, "Delete"),
    ];

    public override void Open() => Go(_model.LoadAsync());

    protected override string Heading(Figure item) => item.Kind == FigureKind.Persona ? $"{item.Name} (persona)" : item.Name;

    protected override StyledText Describe(Figure item)
    {
        var facts = new Facts()
            .Text(item.Description)
            .Gap()
            .Line("Id", item.Id)
            .Line("Avatar", item.Avatar is null ? "none: g makes one" : $"{item.AvatarVariants.Count} made, v chooses")
            .Line("Background", item.Background);
        if (item.Greeting is { } greeting)
        {
            facts.Heading("Says first").Text(greeting);
        }

        facts.Heading("How they look").Text(item.DesignDescription ?? "Not described. f drafts it from avatar and references.");
        for (var index = 0; index < item.DesignReferences.Count; index++)
        {
            var reference = item.DesignReferences[index];
            facts.Line($"Reference {index + 1}", reference.Caption ?? reference.Asset);
        }

        return facts.Build();
    }

    private void WithCurrent(Func<Figure, Task> action)
    {
        if (List.Current is { } figure)
        {
            Go(action(figure));
        }
    }

    private Task EditAsync(Figure? figure) => Sheets.FillInAsync(
        Ui,
        figure is null ? (_model.Kind == FigureKind.Persona ? "A new persona" : "A new character") : figure.Name,
        [
            new FormField { Id = "name", Label = "Name", Value = figure?.Name ?? "", IsRequired = true },
            new FormField
            {
                Id = "description",
                Label = "Description",
                Kind = FormFieldKind.LongText,
                Value = figure?.Description ?? "",
                Help = "Who they are: goes into every prompt.",
            },
            .. _model.Kind == FigureKind.Persona
                ? (FormField[])[]
                :
                [
                    new FormField
                    {
                        Id = "greeting",
                        Label = "Says first",
                        Kind = FormFieldKind.LongText,
                        Value = figure?.Greeting ?? "",
                        Help = "The first message of a new chat.",
                    },
                ],
            new FormField
            {
                Id = "designDescription",
                Label = "Looks",
                Kind = FormFieldKind.LongText,
                Value = figure?.DesignDescription ?? "",
                Help = "How they look, for prompts of images.",
            },
        ],
        values => _model.SaveAsync(figure, values));

    private Task SwitchAsync() =>
        _model.ShowAsync(_model.Kind == FigureKind.Persona ? FigureKind.Character : FigureKind.Persona);

    private async Task ImportAsync()
    {
        if (await Ask.ForText(Ui, "Import", "The path of a card: PNG or JSON.") is { Length: > 0 } path)
        {
            Tell(await _model.ImportAsync(path));
        }
    }

    private async Task ExportAsync(Figure figure)
    {
        if (await Ask.ForText(Ui, "Export", "Where to write the card: a .json file, or .png with the avatar.", figure.Id + ".json") is { Length: > 0 } path)
        {
            var problem = await _model.ExportAsync(figure, path);
            Tell(problem);
            if (problem is null)
            {
                Ui.Toast($"Written to {Path.GetFullPath(path)}", ToastKind.Success);
            }
        }
    }

    private async Task RemoveAsync(Figure figure)
    {
        if (await Ask.ForConfirmation(
            Ui, "Delete?", $"**{Sanitizer.Clean(figure.Name)}**. Chats and pictures stay. This cannot be undone.", "Delete"))
        {
            Tell(await _model.RemoveAsync(figure));
        }
    }
}

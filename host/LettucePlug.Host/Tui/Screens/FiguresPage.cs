using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Characters and personas: their words, their avatars with variants, and how they look.</summary>
internal sealed partial class FiguresPage : ListPage<Figure>
{
    private readonly FiguresModel _model;
    private readonly GalleryModel _gallery;
    private readonly PictureShelf _shelf;
    private readonly Drafts _drafts;
    private readonly Func<Figure, Task> _beginChat;

    public FiguresPage(FiguresModel model, GalleryModel gallery, PictureShelf shelf, Drafts drafts, Func<Figure, Task> beginChat)
        : base(FiguresModel.Place, "Characters", figure => $"{(figure.Avatar is null ? " " : "*")} {figure.Name}  {figure.Description}")
    {
        (_model, _gallery, _shelf, _drafts, _beginChat) = (model, gallery, shelf, drafts, beginChat);
        List.EmptyText = "Nobody yet. n makes one, i brings in a card.";
    }

    protected override IReadOnlyList<Figure> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("chat", "Begin a chat", "c", () => WithCurrent(_beginChat), 85, "Chat", () => _model.Kind == FigureKind.Character),
        Does("new", "Make a new one", "n", () => Go(EditAsync(null)), 80, "New"),
        Does("edit", "Change name, words and looks", "e", () => WithCurrent(EditAsync), 75, "Edit"),
        Does("avatar", "Make an avatar", "m", () => WithCurrent(figure => MakeAvatarAsync(figure, null)), 70, "Make avatar"),
        Does("avatar-edit", "Change the avatar", "a", () => WithCurrent(ChangeAvatarAsync), 40, "Change it"),
        Does("variants", "Choose among the avatars made so far", "v", () => WithCurrent(ChooseAvatarAsync), 50, "Variants"),
        Does("design", "Add, order, name or remove design references", "r", () => WithCurrent(ReferencesAsync), 45, "References"),
        Does("draft", "Draft how they look from avatar and references", "f", () => WithCurrent(DraftAsync), 42, "Draft looks"),
        Does("describe", "Write how they look yourself", "w", () => WithCurrent(DescribeAsync), 15, "Write looks"),
        Does("look", "Look at the avatar", "o", () => WithCurrent(LookAsync), 12, "Look"),
        Does("kind", "Show personas, or characters again", "p", () => Go(SwitchAsync()), 60, "Personas"),
        Does("import", "Bring in a character card", "i", () => Go(ImportAsync()), 30, "Import"),
        Does("export", "Write a character card", "x", () => WithCurrent(ExportAsync), 20, "Export"),
        Does("remove", "Delete", "delete|d", () => WithCurrent(RemoveAsync), 10, "Delete"),
    ];

    public override void Open() => Go(_model.LoadAsync());

    protected override string Heading(Figure item) => item.Kind == FigureKind.Persona ? $"{item.Name} (persona)" : item.Name;

    protected override IPictureSource? PictureOf(Figure item) =>
        item.Avatar is { } avatar ? _shelf.Of(avatar, null, null) : null;

    protected override StyledText Describe(Figure item)
    {
        var facts = new Facts()
            .Text(item.Description)
            .Gap()
            .Line("Id", item.Id)
            .Line("Avatar", item.Avatar is null ? "none: m makes one" : $"{item.AvatarVariants.Count} made, v chooses")
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

    private Task EditAsync(Figure? figure)
    {
        var now = FiguresModel.ValuesOf(figure);
        var isPersona = (figure?.Kind ?? _model.Kind) == FigureKind.Persona;
        var kept = new FormDraft(_drafts, figure is null ? $"new-{(isPersona ? "persona" : "character")}" : $"figure-{figure.Address}");
        return Sheets.FillInAsync(
            Ui,
            figure is null ? (isPersona ? "A new persona" : "A new character") : figure.Name,
            [
                new FormField { Id = "name", Label = "Name", Value = now["name"], IsRequired = true },
                Words("description", "Description", "Who they are: goes into every prompt."),
                .. isPersona ? (FormField[])[] : [Words("greeting", "Says first", "The first message of a new chat.")],
                Words("designDescription", "Looks", "How they look, for prompts of images."),
                Picture("avatar", "Avatar", "A picture of your own: a file, or the id of an image."),
                .. isPersona ? (FormField[])[] : [Picture("background", "Background", "Where their chats happen: a file, or the id of an image.")],
            ],
            values => _model.SaveAsync(figure, values),
            kept: kept);

        FormField Words(string id, string label, string help) =>
            new() { Id = id, Label = label, Kind = FormFieldKind.LongText, Value = now[id], Help = help };

        FormField Picture(string id, string label, string help) =>
            new() { Id = id, Label = label, Value = now[id], Help = help };
    }

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
                Ui.Toast($"Written to {Path.GetFullPath(HomeFile.Expand(path))}", ToastKind.Success);
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

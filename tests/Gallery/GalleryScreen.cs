namespace LettucePlug.Terminal.Gallery;

/// <summary>All widgets on pages, with the commands that go with them.</summary>
internal sealed class GalleryScreen
{
    private static readonly Theme[] Themes = [Theme.Dark, Theme.Light, Theme.HighContrast, Theme.Ansi16, Theme.Mono];

    private readonly UiApp _app;
    private readonly Tabs _tabs = new();

    public GalleryScreen(UiApp app, int messages = 200)
    {
        _app = app;
        Chat = new ChatDemo(app, messages);
        _tabs.Add("Chat", Chat.Root);
        _tabs.Add("Lists", new ListsPage().Root);
        _tabs.Add("Form", new FormPage(app).Root);
        _tabs.Add("Text", new TextPage().Root);
        _tabs.Add("Progress", new ProgressPage(app).Root);
        _tabs.Add("Image", new ImagePage(app).Root);
        app.AddStandardCommands();
        AddCommands();
        app.Root = FlexBox.Rows().Add(_tabs, Length.Flex()).Add(new KeyHints(), Length.Cells(1));
        Chat.Composer.Focus();
    }

    public ChatDemo Chat { get; }

    public void Show(int page) => _tabs.Show(page);

    private void AddCommands()
    {
        _app.Commands.Name("chat", "Chat").Add(
            Make("demo.dialog", "Open a dialog", "f2", 70, () => _ = Ask.ForConfirmation(
                _app, "Delete the chat?", "All **200 messages** go. This *cannot* be undone.", "Delete")),
            Make("demo.review", "Review a scene prompt", "f3", 60, Review),
            Make("demo.input", "Ask for a name", "f4", 0, () => _ = Ask.ForText(_app, "Rename", "A new name for the chat:", "Harbour")),
            Make("demo.pick", "Pick a model", "f5", 0, () => _ = Ask.ForOneOf(
                _app, "Model", ["flux-dev", "flux-schnell", "sdxl-base", "gpt-image-1"], item => item, item => $"Images by {item}")),
            Make("demo.theme", "Change the theme", "f6", 50, NextTheme),
            Make("demo.toast", "Show a toast", "f7", 0, () => _app.Toast("The picture is in the gallery.", ToastKind.Success)),
            Make("demo.quiet", "Ask when nobody types", "f8", 0, () => _ = Ask.ToRead(
                _app, "Job done", "It opened after a pause in typing.", whenQuiet: true)),
            Make("demo.go-lists", "Go to lists", "ctrl+g l", 0, () => Show(1)),
            Make("demo.go-form", "Go to the form", "ctrl+g f", 0, () => Show(2)),
            Make("demo.go-chat", "Go to the chat", "ctrl+g c", 0, () => Show(0)),
            Make("demo.mouse", "Leave the mouse to the terminal, or take it", "f11", 0, ToggleMouse),
            Make("demo.copy", "Copy the last message", "f12", 0, () => _ = CopyAsync()),
            Make("demo.edit", "Go to the editor program", "f10", 0, () => _app.Suspend(() => Console.WriteLine("The terminal was given away."))),
            new Command
            {
                Id = "chat.stream",
                Title = "Let Mira answer",
                Context = "chat",
                Keys = ["f9"],
                HintPriority = 75,
                Hint = "Answer",
                Run = Chat.Stream,
            });
    }

    private static Command Make(string id, string title, string key, int hint, Action run) =>
        new() { Id = id, Title = title, Keys = [key], HintPriority = hint, Group = "Gallery", Run = run };

    private void NextTheme()
    {
        _app.Loop.Theme = Themes[(Array.IndexOf(Themes, _app.Loop.Theme) + 1) % Themes.Length];
        _app.Toast($"Theme {_app.Loop.Theme.Name}");
    }

    private async Task CopyAsync()
    {
        var way = await Clipboard.CopyAsync(_app, Chat.Transcript.Messages.Last().Text);
        _app.Toast($"Copied by: {way}");
    }

    private void ToggleMouse()
    {
        _app.Terminal.ReportsMouse = !_app.Terminal.ReportsMouse;
        _app.Toast(_app.Terminal.ReportsMouse ? "The mouse works here." : "The mouse selects text.");
    }

    private void Review()
    {
        var editor = new TextEditor("A harbour at night, lanterns, rain, a hooded woman counting boats, wide shot");
        var references = new ListView<string>(item => item) { Items = ["Mira, avatar", "Harbour, place"], IsMultiSelect = true };
        var content = FlexBox.Rows()
            .Add(new TextBlock("Nothing is sent before you approve. Model: flux-dev", Role.Muted), Length.Auto)
            .Add(new BorderBox(editor, "Prompt"), Length.Flex().AtLeast(4))
            .Add(new BorderBox(references, "References"), Length.Cells(4), fromHeight: 12);
        var dialog = new Dialog<string>("Scene prompt", content)
        {
            Place = OverlayPlace.Sheet,
            Size = new Size(200, 18),
            FillsSize = true,
        };
        dialog.Add("Approve", () => dialog.Answer("approved"), "alt+a")
            .Add("Deny", () => dialog.Answer("denied"), "alt+r")
            .Add("Later", () => dialog.Answer("kept for later"));
        _ = Tell();

        async Task Tell() => _app.Toast($"Prompt {await Ask.Open(_app, dialog, "kept for later")}.");
    }
}

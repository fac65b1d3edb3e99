using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;

namespace LettucePlug.Tests.Tui;

/// <summary>The screens of chats and figures on a terminal that is only pretended; pictures are off, so that frames are the same everywhere.</summary>
internal sealed class ChatScreen : IDisposable
{
    private readonly ChatBackstage _backstage;

    public ChatScreen(ChatBackstage backstage, int columns, int rows)
    {
        _backstage = backstage;
        Terminal = new HeadlessTerminal(new Size(columns, rows));
        App = new UiApp(Terminal, backstage.Stage.Time) { ReducedMotion = true };
        App.AddStandardCommands();
        Shell = new Shell(App, backstage.Board);
        App.Root = Shell;
        Shelf = new PictureShelf(
            new InlineThread(), (_, _) => Task.FromResult<byte[]>([]), new PictureLook(() => Terminal.Capabilities, "none"));
        var gallery = new GalleryModel(backstage.Services);
        Chat = backstage.Chat();
        Figures = new FiguresModel(backstage.Services, backstage.Board);
        Chats = new ChatPage(
            new ChatListModel(backstage.Services),
            Chat,
            gallery,
            Shelf,
            backstage.Drafts,
            Path.Combine(backstage.Stage.HomePath, "copies"),
            enterSends: true,
            viKeys: false);
        FiguresPage = new FiguresPage(Figures, gallery, Shelf, backstage.Drafts, _ => Task.CompletedTask);
        Shell.Attach([Chats, FiguresPage], 0);
    }

    public HeadlessTerminal Terminal { get; }

    public UiApp App { get; }

    public Shell Shell { get; }

    public PictureShelf Shelf { get; }

    public ChatModel Chat { get; }

    public ChatPage Chats { get; }

    public FiguresModel Figures { get; }

    public FiguresPage FiguresPage { get; }

    public string Picture()
    {
        App.Invalidate();
        Turn();
        return App.Loop.Canvas.Text();
    }

    /// <summary>Turns until the screen shows a text: what a key began goes on beside it.</summary>
    public async Task<string> SeeAsync(string text)
    {
        while (!Picture().Contains(text, StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.IsCancellationRequested.ShouldBeFalse($"'{text}' never came:\n{Picture()}");
            await Task.Yield();
        }

        return Picture();
    }

    public void Press(char key, KeyModifiers modifiers = KeyModifiers.None)
    {
        Terminal.Press(key, modifiers);
        Turn();
    }

    public void Press(Key key)
    {
        Terminal.Press(key);
        Turn();
    }

    /// <summary>What reached the terminal, every byte of it.</summary>
    public string Sent() => System.Text.Encoding.UTF8.GetString(Terminal.Output.Span);

    public void Dispose() => Terminal.Dispose();

    private void Turn()
    {
        for (var turn = 0; turn < 4; turn++)
        {
            // Frames keep a distance in time from each other.
            _backstage.Stage.Time.Advance(TimeSpan.FromMilliseconds(50));
            App.Loop.Turn(TimeSpan.Zero);
        }
    }
}

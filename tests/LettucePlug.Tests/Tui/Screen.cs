using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;

namespace LettucePlug.Tests.Tui;

/// <summary>Screens on a terminal that is only pretended; pictures are off, so that frames are the same everywhere.</summary>
internal sealed class Screen : IDisposable
{
    private readonly Backstage _backstage;

    public Screen(Backstage backstage, int columns, int rows)
    {
        _backstage = backstage;
        Terminal = new HeadlessTerminal(new Size(columns, rows));
        App = new UiApp(Terminal, backstage.Studio.Time) { ReducedMotion = true };
        App.AddStandardCommands();
        Shell = new Shell(App, backstage.Board);
        App.Root = Shell;
        var shelf = new PictureShelf(
            new InlineThread(), (_, _) => Task.FromResult<byte[]>([]), new PictureLook(() => Terminal.Capabilities, "none"));
        var gallery = new GalleryModel(backstage.Services);
        Studio = new StudioModel(backstage.Services, backstage.Board, backstage.Drafts);
        Shell.Attach(
            [
                new StudioPage(Studio, gallery, shelf, enterSends: true, viKeys: false),
                new GalleryPage(gallery, shelf, _ => { }, _ => { }),
                new JobsPage(new JobsModel(backstage.Services, backstage.Board)),
                SettingsPage.OfImages(backstage.Services),
                SettingsPage.OfProgram(backstage.Services),
            ],
            0);
    }

    public HeadlessTerminal Terminal { get; }

    public UiApp App { get; }

    public Shell Shell { get; }

    public StudioModel Studio { get; }

    public string Picture()
    {
        App.Invalidate();
        for (var turn = 0; turn < 4; turn++)
        {
            // Frames keep a distance in time from each other.
            _backstage.Studio.Time.Advance(TimeSpan.FromMilliseconds(50));
            App.Loop.Turn(TimeSpan.Zero);
        }

        return App.Loop.Canvas.Text();
    }

    public void Dispose() => Terminal.Dispose();
}

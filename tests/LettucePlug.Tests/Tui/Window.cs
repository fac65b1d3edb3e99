using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;

namespace LettucePlug.Tests.Tui;

/// <summary>All screens of a house on a terminal that is only pretended. Pictures are off, so that frames are the same everywhere.</summary>
internal sealed partial class Window : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly House _house;
    private readonly SynchronizationContext _context;

    private Window(House house, int columns, int rows)
    {
        _house = house;
        Terminal = new HeadlessTerminal(new Size(columns, rows));
        App = new UiApp(Terminal, house.Studio.Time) { ReducedMotion = true };
        _context = new Posting(App);
        App.AddStandardCommands();
        var thread = new UiThread(App);
        Board = new ActivityBoard(thread, house.Studio.Time);
        Shell = new Shell(App, Board);
        App.Root = Shell;
        var pages = Pages.Make(App, thread, Board, house.Drafts, Shell, house.Services);
        Run(() => Shell.Attach(pages, Pages.StudioIndex(pages)));
    }

    public HeadlessTerminal Terminal { get; }

    public UiApp App { get; }

    public Shell Shell { get; }

    public ActivityBoard Board { get; }

    public static async Task<Window> OpenAsync(House house, int columns, int rows)
    {
        await house.Services.Settings.SetAsync("ui.images", "none", House.Token);
        return new Window(house, columns, rows);
    }

    /// <summary>Goes to a screen as its key does.</summary>
    public Window GoTo<TPage>()
        where TPage : Page
    {
        Run(Shell.Show<TPage>);
        return this;
    }

    /// <summary>Goes to the screen at a place in the row of names.</summary>
    public Window GoTo(int page)
    {
        Run(() => Shell.Show(page));
        return this;
    }

    public Window Press(Key key, KeyModifiers modifiers = KeyModifiers.None)
    {
        Terminal.Press(key, modifiers);
        Turn();
        return this;
    }

    public Window Press(char key, KeyModifiers modifiers = KeyModifiers.None)
    {
        Terminal.Press(key, modifiers);
        Turn();
        return this;
    }

    public Window Type(string text)
    {
        Terminal.Type(text);
        Turn();
        return this;
    }

    public Window Paste(string text)
    {
        Terminal.Send(new PasteEvent(text));
        Turn();
        return this;
    }

    /// <summary>Shows what a first start shows.</summary>
    public void Greet() => Run(() => Welcome.ShowIfNew(App, Shell, _house.Services));

    /// <summary>Waits until the screen shows a text.</summary>
    public async Task<string> SeeAsync(string text)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var shown = Show();
            if (shown.Contains(text, StringComparison.Ordinal))
            {
                return shown;
            }

            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience, $"'{text}' never came. The screen:\n{shown}");
            await Task.Delay(10, House.Token);
        }
    }

    /// <summary>Waits until something is so.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Turn();
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience, $"It never was so. The screen:\n{Show()}");
            await Task.Delay(10, House.Token);
        }
    }

    /// <summary>What is on the screen now.</summary>
    public string Show()
    {
        App.Invalidate();
        for (var turn = 0; turn < 4; turn++)
        {
            // Frames keep a distance in time from each other.
            _house.Studio.Time.Advance(Step);
            Turn();
        }

        return App.Loop.Canvas.Text();
    }

    /// <summary>The screen once notices are gone, with an x for each character of what differs from run to run.</summary>
    public string Picture()
    {
        Run(() => _house.Studio.Time.Advance(TimeSpan.FromSeconds(30)));
        return Ids().Replace(Show(), id => new string('x', id.Length));
    }

    /// <summary>Holds that nothing of a text reached the terminal that could do something there, and no line is too long.</summary>
    public void ShouldBeInOrder()
    {
        var columns = Terminal.Size.Columns;
        foreach (var line in Show().Split('\n'))
        {
            TextWidth.Of(line).ShouldBeLessThanOrEqualTo(columns, line);
            line.ShouldNotContain('\u001b');
            line.ShouldNotContain('\u202e');
            line.ShouldNotContain('\0');
        }

        var sent = Encoding.UTF8.GetString(Terminal.Output.Span);
        sent.ShouldNotContain("\u001b[2J\u001b]0;x");
        sent.ShouldNotContain('\u202e');
    }

    public void Dispose() => Terminal.Dispose();

    private void Turn() => Run(() => App.Loop.Turn(TimeSpan.Zero));

    private void Run(Action action)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [GeneratedRegex(@"\b(?:[0-9a-f]{8}-[0-9a-f-]{27}|01[0-9a-hjkmnp-tv-z]{24})\b|\b[0-9a-f]{8}-[0-9a-f-]+…")]
    private static partial Regex Ids();

    /// <summary>Brings what follows an await back to the thread of the screens, as the loop does while it runs.</summary>
    private sealed class Posting(UiApp app) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => app.Post(() => d(state));

        public override SynchronizationContext CreateCopy() => new Posting(app);
    }
}

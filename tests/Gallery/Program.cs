using LettucePlug.Terminal;
using LettucePlug.Terminal.Gallery;

if (!Tty.IsAvailable)
{
    Console.Error.WriteLine("The gallery needs a terminal.");
    return 2;
}

if (args is ["tour", ..])
{
    var count = args.Length > 1 && int.TryParse(args[1], out var wanted) ? wanted : 200;
    UiApp app;
    using (var tourTerminal = Tty.Open())
    {
        app = new UiApp(tourTerminal);
        _ = new GalleryScreen(app, count);
        app.Run();
    }

    return app.Loop.EndedBy is null ? 0 : 1;
}

var messages = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 200;
if (args.Contains("widths"))
{
    using var plainTerminal = Tty.Open();
    var widths = new WidthsPage();
    var widthsLoop = new UiLoop(plainTerminal, widths);
    widths.Quit = widthsLoop.Stop;
    widthsLoop.Run();
    return 0;
}

var page = new ChatPage(messages);
UiLoop loop;
using (var terminal = Tty.Open())
{
    loop = new UiLoop(terminal, page);
    page.Quit = loop.Stop;
    page.Redraw = loop.Redraw;
    page.Stop = terminal.Stop;
    page.Suspend = () => loop.Suspend(() =>
    {
        Console.WriteLine("The terminal is yours; press Enter to go back.");
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() is not ('\n' or -1))
        {
            // A line is read whole and thrown away.
        }
    });
    page.Stream = () =>
    {
        page.BeginReply();
        Next(0);
    };
    loop.Run();

    void Next(int token)
    {
        const int Tokens = 200;
        if (token < Tokens)
        {
            page.Append(SampleText.Token(token));
            loop.After(TimeSpan.FromMilliseconds(20), () => Next(token + 1));
        }
    }
}

return loop.EndedBy is null ? 0 : 1;

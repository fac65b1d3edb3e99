using LettucePlug.Terminal.Gallery;

namespace LettucePlug.Terminal.Tests.Tty;

public sealed class TmuxTests
{
    private static Size Size { get; } = new(120, 40);
    private static string Program { get; } = typeof(ChatPage).Assembly.Location;

    [Fact]
    public async Task What_tmux_shows_is_the_canvas_through_scrolling_dialogs_and_typing()
    {
        using var tmux = TmuxSession.Start(Size, $"dotnet '{Program}' 60");
        var page = new ChatPage(60);
        await ShouldShow("the first frame");

        await Press("typed", "h", "i");
        await Press("one line up", "Up");
        await Press("another line up", "Up");
        await Press("a page up", "PageUp");
        await Press("some lines down", "Down", "Down", "Down");
        await Press("the dialog", "F2");
        await Press("the dialog closed", "F2");
        await Press("back at the end", "PageDown", "PageDown");
        await Press("a message sent", "Enter");
        tmux.Ask("#{alternate_on} #{mouse_button_flag} #{cursor_flag}").ShouldBe("1 1 1");

        tmux.Keys("C-q");

        async Task Press(string what, params string[] keys)
        {
            tmux.Keys(keys);
            foreach (var key in keys)
            {
                page.Handle(Enum.TryParse<Key>(key, out var named) ? new KeyEvent(named) : new KeyEvent(key[0]));
            }

            await ShouldShow(what);
        }

        async Task ShouldShow(string what)
        {
            var canvas = new Canvas(Size);
            page.Paint(canvas);
            await tmux.Until(screen => Lines(screen).SequenceEqual(Lines(canvas.Text())), $"{what}\n{canvas.Text()}\nin");
        }
    }

    [Fact]
    public async Task Every_border_stays_straight_beside_text_that_terminals_disagree_about()
    {
        using var tmux = TmuxSession.Start(Size, $"dotnet '{Program}' widths");
        await tmux.Until(screen => screen.Contains("ภาษาไทย"), "the first frame");
        for (var round = 0; round < 4; round++)
        {
            var lines = Lines(tmux.Screen()).Skip(1).Take(WidthsPage.Samples.Length).ToList();

            foreach (var line in lines)
            {
                line.ShouldStartWith("│ ");
                line.ShouldEndWith("│");
                TextWidth.Of(line).ShouldBe(WidthsPage.Width, line);
                TextWidth.Of(line.AsSpan(0, line.IndexOf('│', 1))).ShouldBe(30, line);
            }

            var first = lines[0];
            tmux.Keys("Down");
            await tmux.Until(screen => Lines(screen).Skip(1).First() != first, "the next line");
        }

        tmux.Keys("C-q");
    }

    [Theory]
    [InlineData("C-q")]
    [InlineData("F5")]
    [InlineData("kill -TERM")]
    [InlineData("kill -HUP")]
    public async Task The_shell_gets_a_clean_terminal_back(string way)
    {
        using var tmux = TmuxSession.Start(Size, "sh");
        tmux.Keys($"dotnet '{Program}' 20", "Enter");
        await tmux.Until(screen => screen.Contains("chat page"), "the first frame");
        tmux.Ask("#{alternate_on} #{mouse_button_flag}").ShouldBe("1 1");

        if (way.StartsWith("kill"))
        {
            tmux.Kill(way["kill ".Length..]);
        }
        else
        {
            tmux.Keys(way);
        }

        await tmux.Until(_ => tmux.Ask("#{pane_current_command}") == "sh", "the shell");
        tmux.Ask("#{alternate_on} #{mouse_button_flag} #{mouse_sgr_flag} #{cursor_flag}").ShouldBe("0 0 0 1");
        tmux.Keys("stty -a; echo done$((1+1))", "Enter");
        await tmux.Until(screen => screen.Contains("done2"), "the answer of the shell");
        var modes = tmux.Screen().Split((char[])[' ', '\n', ';']);
        modes.ShouldContain("icanon");
        modes.ShouldContain("echo");
        modes.ShouldContain("opost");
    }

    [Fact]
    public async Task Ctrl_Z_stops_the_program_and_fg_brings_it_back()
    {
        using var tmux = TmuxSession.Start(Size, "bash --norc");
        tmux.Keys($"dotnet '{Program}' 20", "Enter");
        await tmux.Until(screen => screen.Contains("chat page"), "the first frame");

        tmux.Keys("C-z");
        await tmux.Until(screen => screen.Contains("Stopped"), "the shell");
        tmux.Ask("#{alternate_on} #{mouse_button_flag}").ShouldBe("0 0");
        tmux.Keys("fg", "Enter");
        await tmux.Until(screen => screen.Contains("chat page"), "the picture");
        tmux.Keys("x");
        await tmux.Until(screen => screen.Contains("> x"), "the key");
        tmux.Keys("C-q");
        await tmux.Until(_ => tmux.Ask("#{alternate_on}") == "0", "the end");
    }

    [Fact]
    public async Task What_is_copied_inside_tmux_is_in_its_buffer()
    {
        using var tmux = TmuxSession.Start(Size, $"dotnet '{Program}' tour 20");
        await tmux.Until(screen => screen.Contains("Write a message"), "the first frame");

        tmux.Keys("F12");
        await tmux.Until(screen => screen.Contains("Copied by: Tmux"), "the toast");

        tmux.Buffer().ShouldBe(SampleText.Message(19));
        tmux.Keys("C-q");
    }

    private static List<string> Lines(string screen) => [.. screen.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd(' '))];
}

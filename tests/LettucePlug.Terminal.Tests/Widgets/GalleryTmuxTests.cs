using LettucePlug.Terminal.Gallery;
using LettucePlug.Terminal.Tests.Core;
using TmuxSession = LettucePlug.Terminal.Tests.Tty.TmuxSession;

namespace LettucePlug.Terminal.Tests.Widgets;

/// <summary>The gallery in a terminal written by others: its screen has to be the canvas.</summary>
public sealed class GalleryTmuxTests
{
    private static readonly Size Size = new(120, 40);
    private static readonly string Program = typeof(GalleryScreen).Assembly.Location;

    [Fact]
    public async Task What_tmux_shows_is_the_canvas_on_every_page_and_with_every_dialog()
    {
        using var tmux = TmuxSession.Start(Size, $"dotnet '{Program}' tour 60");
        using var ui = new UiFixture(new TextBlock(""), Size.Columns, Size.Rows);
        _ = new GalleryScreen(ui.App, 60);
        await ShouldShow("the first frame");

        await Press("a list", ("M-2", "alt+2"));
        await Press("its end", ("G", "G"));
        await Press("three rows up", ("Up", "up"), ("Up", "up"), ("k", "k"));
        await Press("a filter", ("/", "/"), ("7", "7"), ("7", "7"));
        await Press("no filter", ("Escape", "esc"));
        await Press("the form", ("M-3", "alt+3"));
        await Press("a field", ("Tab", "tab"), ("x", "x"), ("Down", "down"), ("y", "y"));
        await Press("the dialog", ("F2", "f2"));
        await Press("its other button", ("Right", "right"));
        await Press("no dialog", ("Escape", "esc"));
        await Press("the review sheet", ("F3", "f3"), ("z", "z"));
        await Press("closed", ("Escape", "esc"));
        await Press("the palette", ("C-p", "ctrl+p"), ("t", "t"), ("o", "o"));
        await Press("no palette", ("Escape", "esc"));
        await Press("help", ("F1", "f1"));
        await Press("no help", ("F1", "f1"));
        await Press("the chat", ("M-1", "alt+1"));
        await Press("a page up", ("PageUp", "pageup"));
        await Press("lines up", ("M-Up", "alt+up"), ("M-Up", "alt+up"));

        tmux.Keys("C-q");

        async Task Press(string what, params (string Tmux, string Key)[] keys)
        {
            foreach (var (name, key) in keys)
            {
                tmux.Keys(name);
                ui.Press(key);
            }

            await ShouldShow(what);
        }

        async Task ShouldShow(string what)
        {
            var expected = Lines(ui.Screen);
            await tmux.Until(screen => Lines(screen).SequenceEqual(expected), $"{what}\n{string.Join('\n', expected)}\nin");
        }
    }

    [Theory]
    [InlineData("C-q")]
    [InlineData("kill -TERM")]
    [InlineData("kill -HUP")]
    public async Task The_shell_gets_a_clean_terminal_back_from_the_toolkit(string way)
    {
        using var tmux = TmuxSession.Start(Size, "sh");
        tmux.Keys($"dotnet '{Program}' tour 20", "Enter");
        await tmux.Until(screen => screen.Contains("[Chat]"), "the first frame");

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
    }

    private static List<string> Lines(string screen) => [.. screen.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd(' '))];
}

using LettucePlug.Terminal;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class ScreenTests : IDisposable
{
    private readonly Backstage _backstage = new();

    public void Dispose() => _backstage.Dispose();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    [InlineData(120, 40)]
    public void Studio_before_the_first_image(int columns, int rows)
    {
        using var screen = new Screen(_backstage, columns, rows);
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public void Settings_for_images_with_what_the_router_says(int columns, int rows)
    {
        using var screen = new Screen(_backstage, columns, rows);
        screen.Shell.Show(3);
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public void Gallery_and_jobs_without_anything_say_what_to_do(int columns, int rows)
    {
        using var screen = new Screen(_backstage, columns, rows);
        screen.Shell.Show(2);
        screen.Picture().ShouldContain("No jobs yet");
        screen.Shell.Show(1);
        screen.Picture().ShouldContain("Gallery");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public void Hostile_text_breaks_no_frame_and_sends_no_escape(int columns, int rows)
    {
        using var screen = new Screen(_backstage, columns, rows);
        screen.Terminal.Send(new PasteEvent(TortureText.All));
        var lines = screen.Picture().Split('\n');

        lines[1].ShouldStartWith("╭");
        foreach (var line in lines)
        {
            TextWidth.Of(line).ShouldBeLessThanOrEqualTo(columns);
            line.ShouldNotContain('\u001b');
            line.ShouldNotContain('\u202e');
        }

        System.Text.Encoding.UTF8.GetString(screen.Terminal.Output.Span).ShouldNotContain("\u001b[2J\u001b]0;x");
    }

    [Fact]
    public void No_two_commands_of_one_place_share_a_key()
    {
        using var screen = new Screen(_backstage, 80, 24);
        screen.App.Commands.Check()
            .Where(problem => problem.Kind != KeymapProblemKind.NotPortable)
            .Select(problem => problem.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_can_be_reached_from_every_terminal()
    {
        using var screen = new Screen(_backstage, 80, 24);
        screen.App.Commands.Check()
            .Where(problem => problem.Kind == KeymapProblemKind.NotPortable)
            .Select(problem => problem.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    public void Help_lists_the_keys_of_the_screen_it_is_asked_on()
    {
        using var screen = new Screen(_backstage, 100, 40);
        screen.Picture();
        screen.Terminal.Press(Key.F1);
        var help = screen.Picture();

        help.ShouldContain("Make the image");
        help.ShouldContain("Ctrl+Q");
    }

    [Fact]
    public void Escape_goes_back_to_the_screen_before()
    {
        using var screen = new Screen(_backstage, 80, 24);
        screen.Shell.Show(3);
        screen.Shell.Show(4);
        screen.Terminal.Press(Key.Escape);
        screen.Picture();
        screen.Shell.Current.ShouldBe(3);
    }
}

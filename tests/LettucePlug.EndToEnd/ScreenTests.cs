namespace LettucePlug.EndToEnd;

public sealed class ScreenTests : HostTest
{
    [Fact]
    public async Task From_the_first_start_to_the_first_picture_takes_a_few_keys()
    {
        using var screen = new TmuxScreen(Home.Path);
        await screen.SeeAsync("Make a first picture");
        screen.Press("Enter");
        // Keys that come in one burst are taken for a paste, so the next ones wait for an answer, as a person would.
        await screen.SeeAsync("Ctrl+G Make");
        screen.Type("a lighthouse at dusk");
        await screen.SeeAsync("a lighthouse at dusk");
        screen.Press("Enter");
        await screen.SeeAsync("> a lighthouse at dusk");

        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
        (await DoneAsync("assets", "list")).Output.ShouldContain("generated");
    }

    [Fact]
    public async Task Leaving_gives_the_terminal_back_as_it_was()
    {
        using var screen = new TmuxScreen(Home.Path);
        await screen.SeeAsync("Welcome");
        screen.Ask("#{alternate_on}").ShouldBe("1");
        screen.Press("C-q");
        await screen.SeeAsync("left with 0\n1");
        screen.Ask("#{alternate_on}").ShouldBe("0");
        screen.Ask("#{mouse_any_flag}").ShouldBe("0");
    }

    [Fact]
    public async Task Without_colours_everything_is_still_there()
    {
        using var screen = new TmuxScreen(Home.Path, "NO_COLOR=1");
        await screen.SeeAsync("Make a first picture");
        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
    }

    [Fact]
    public async Task Line_by_line_it_makes_a_picture_without_a_single_escape()
    {
        var result = await Program.RunWithInputAsync("4\n1\na red fox\n\n7\n", "--plain");
        result.ExitCode.ShouldBe(0, result.ToString());
        result.Output.ShouldContain("Image ");
        result.Output.ShouldNotContain('\u001b');
        result.Output.ShouldNotContain('\r');
    }

    [Fact]
    public async Task Without_a_terminal_it_says_so_and_exits_with_2()
    {
        var result = await Program.RunAsync();
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("needs a terminal");
    }
}

namespace LettucePlug.EndToEnd;

/// <summary>Chats on the real screen, in tmux, the way somebody at a keyboard uses them.</summary>
public sealed class ChatScreenTests : ChatScreenTest
{
    [Fact]
    public async Task Resizing_while_a_reply_is_written_leaves_a_whole_screen()
    {
        await BeginAsync("manual");
        await DoneAsync("connections", "set", "sketch", "--set", "stepDelayMs=150");
        using var screen = await OpenAsync();
        await SayAsync(screen, "Tell me a long story of the sea.");
        await screen.SeeAsync("writing");
        foreach (var (columns, rows) in ((int, int)[])[(40, 12), (120, 40), (20, 5), (80, 24)])
        {
            screen.Resize(columns, rows);
            await screen.SeeAsync(columns < 40 ? "Please" : "Write here");
        }

        await screen.GoneAsync("Ctrl+C cancels");
        var lines = screen.Show().Split('\n');
        lines[0].ShouldStartWith("[1 Chat]");
        lines[20].ShouldBe("╭" + new string('─', 78) + "╮");
        lines[22].ShouldBe("╰" + new string('─', 78) + "╯");
    }

    [Fact]
    public async Task Ten_thousand_pasted_lines_stand_as_one_and_are_sent_in_full()
    {
        var chat = await BeginAsync("manual");
        using var screen = await OpenAsync();
        screen.Paste(string.Join('\n', Enumerable.Range(1, 10_000).Select(number => $"line {number}")));
        await screen.SeeAsync("[paste 1: 10000 lines]");
        screen.Press("Enter");
        await screen.SeeAsync("Mara  sketch-writer");

        var sent = Text((await MessagesAsync(chat))[0], "text");
        sent.Split('\n').Length.ShouldBe(10_000);
        sent.ShouldEndWith("line 10000");
    }

    [Fact]
    public async Task Killed_it_comes_back_with_what_was_not_sent()
    {
        await BeginAsync("manual");
        using (var screen = await OpenAsync())
        {
            screen.Type("half a thought");
            await screen.SeeAsync("half a thought");
            await screen.UntilAsync(() => Drafts().Any(file => File.ReadAllText(file) == "half a thought"), "the draft is on disk");
            await Signal.KillAsync(screen.ProcessId());
            await screen.SeeAsync("left with 137");
        }

        using var again = await OpenAsync();
        await again.SeeAsync("half a thought");
    }

    [Fact]
    public async Task A_link_that_drops_ends_it_and_keeps_what_was_not_sent()
    {
        await BeginAsync("manual");
        using var screen = await OpenAsync();
        screen.Type("half a thought");
        await screen.SeeAsync("half a thought");
        await Signal.HangUpAsync(screen.ProcessId());
        await screen.SeeAsync("left with 129");
        Drafts().Select(File.ReadAllText).ShouldContain("half a thought");
    }

    [Theory]
    [InlineData("linux")]
    [InlineData("screen")]
    [InlineData("tmux")]
    [InlineData("xterm-256color")]
    public async Task Every_usual_terminal_shows_a_chat_and_takes_it_back(string term)
    {
        await BeginAsync("manual");
        using var screen = await OpenAsync($"TERM={term}");
        await SayAsync(screen, "Hello.");
        await screen.SeeAsync("Mara  sketch-writer");
        screen.Press("Tab");
        await screen.SeeAsync("y Copy");
        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
    }

    [Fact]
    public async Task What_a_model_writes_never_reaches_the_terminal_as_a_control()
    {
        await BeginAsync("manual");
        await DoneAsync("characters", "set", "mara", "greeting=\u001b]0;owned\u0007\u001b[2J\u001b[31m 龍 e\u0301 👩‍👩‍👧 שלום \u202e end");
        var chat = Text(await JsonAsync("chat", "new", "mara"), "id");
        await DoneAsync("chat", "remove", Items(await JsonAsync("chat", "list")).Select(one => Text(one, "id")).First(id => id != chat));
        using var screen = await OpenAsync("TERM=xterm-256color", records: true);
        await screen.SeeAsync("龍");
        screen.Press("C-q");
        await screen.SeeAsync("left with 0");

        var bytes = screen.Recorded();
        bytes.ShouldNotContain("owned\u0007");
        bytes.ShouldNotContain("\u001b[2J\u001b[31m");
        bytes.ShouldNotContain('\u202e');
    }

    private string[] Drafts() => Directory.Exists(Path.Combine(Home.Path, "state", "drafts"))
        ? Directory.GetFiles(Path.Combine(Home.Path, "state", "drafts"), "*.txt")
        : [];
}

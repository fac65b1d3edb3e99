namespace LettucePlug.EndToEnd;

/// <summary>Chats on the real screen, in tmux, the way somebody at a keyboard uses them.</summary>
public sealed class ChatScreenTests : ChatTest
{
    [Fact]
    public async Task Asked_first_nothing_is_sent_before_the_edited_prompt_is_approved()
    {
        var chat = await BeginAsync("askFirst");
        using var screen = await OpenAsync();
        await SayAsync(screen, "Show me the anvil.");
        await screen.SeeAsync("Renders");
        Items(await JsonAsync("jobs", "list")).ShouldBeEmpty();

        screen.Press("C-e");
        screen.Type(" in the rain");
        await screen.SeeAsync("in the rain");
        screen.Press("M-a");
        await screen.SeeAsync("▣");

        var picture = Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem();
        Text(picture, "prompt").ShouldContain("in the rain");
        Items(await JsonAsync("approvals", "list")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_prompt_that_is_put_off_waits_with_the_users_words_and_one_that_is_denied_is_gone()
    {
        await BeginAsync("askFirst");
        using var screen = await OpenAsync();
        await SayAsync(screen, "Show me the anvil.");
        await screen.SeeAsync("Renders");
        screen.Press("C-e");
        screen.Type(" in the rain");
        await screen.SeeAsync("in the rain");
        screen.Press("Escape");
        await screen.SeeAsync("waits for your word");

        screen.Press("M-v");
        await screen.SeeAsync("in the rain");
        screen.Press("M-r");
        await screen.GoneAsync("waits for your word");
        Items(await JsonAsync("jobs", "list")).ShouldBeEmpty();
        Items(await JsonAsync("approvals", "list")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Automatic_shows_the_picture_that_is_made_and_a_key_cancels_it()
    {
        var chat = await BeginAsync("automatic");
        await DoneAsync("connections", "set", "sketch", "--set", "stepDelayMs=150");
        await DoneAsync("models", "set", "sketch-image", "--set", "steps=150");
        using var screen = await OpenAsync();
        await SayAsync(screen, "Show me the anvil.");

        // Nobody is asked; what is being made stands at its message, and in the bar with the key that stops it.
        await screen.SeeAsync("Scene: ");
        var shown = await screen.SeeAsync("Ctrl+C cancels");
        shown.ShouldNotContain("Approve");
        Text(Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem(), "state").ShouldBe("pending");
        screen.Press("C-c");
        await screen.SeeAsync("t tries again");
        Text(Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem(), "state").ShouldBe("failed");
    }

    [Fact]
    public async Task Manual_never_asks_and_makes_pictures_on_request()
    {
        var chat = await BeginAsync("manual");
        using var screen = await OpenAsync();
        await SayAsync(screen, "Show me the anvil.");
        await screen.SeeAsync("sketch-writer\n");
        Items(await JsonAsync("approvals", "list")).ShouldBeEmpty();

        screen.Press("M-s");
        await screen.SeeAsync("Write the prompt myself");
        screen.Press("Down", "Enter");
        await screen.SeeAsync("Make it");
        screen.Type("an anvil");
        await screen.SeeAsync("an anvil");
        screen.Press("M-a");
        await screen.SeeAsync("▣ an anvil");
        Text(Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem(), "state").ShouldBe("ready");
    }

    [Fact]
    public async Task An_avatar_is_made_and_accepted_and_a_design_drafted_from_it()
    {
        await BeginAsync();
        using var screen = await OpenAsync();
        screen.Press("M-2");
        await screen.SeeAsync("m makes one");
        screen.Press("m");
        await screen.SeeAsync("Make an avatar");
        screen.Press("Enter");
        await screen.SeeAsync("Use it");
        (await JsonAsync("characters", "show", "mara")).TryGetProperty("avatar", out _).ShouldBeFalse();
        screen.Press("M-a");
        await screen.SeeAsync("1 made, v chooses");

        screen.Press("f");
        await screen.SeeAsync("How Mara looks");
        screen.Press("C-e");
        screen.Type(" Scarred!");
        await screen.SeeAsync("Scarred!");
        screen.Press("M-a");
        await screen.GoneAsync("Throw away");
        await screen.SeeAsync("Scarred!");
        var mara = await JsonAsync("characters", "show", "mara");
        Text(mara, "designDescription").ShouldEndWith("Scarred!");
        Text(mara, "avatar").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Design_references_are_added_named_and_put_in_order()
    {
        await BeginAsync();
        foreach (var (name, prompt) in ((string, string)[])[("front.png", "a front"), ("back.png", "a back")])
        {
            await DoneAsync("generate", prompt, "--out", Path.Combine(Home.Path, name));
        }

        using var screen = await OpenAsync();
        screen.Press("M-2");
        await screen.SeeAsync("m makes one");
        screen.Press("r");
        await screen.SeeAsync("None yet.");
        foreach (var name in (string[])["front.png", "back.png"])
        {
            screen.Press("a");
            await screen.SeeAsync("The path of a file");
            screen.Type(Path.Combine(Home.Path, name));
            screen.Press("Enter");
            await screen.GoneAsync("The path of a file");
        }

        await screen.SeeAsync("> 2.");
        screen.Press("c");
        await screen.SeeAsync("Name the picture");
        screen.Type("from behind");
        screen.Press("Enter");
        await screen.SeeAsync("> 2. from behind");
        screen.Press("-");
        await screen.SeeAsync("> 1. from behind");
        screen.Press("Escape");
        (await JsonAsync("characters", "show", "mara")).GetProperty("designReferences").GetArrayLength().ShouldBe(2);
    }

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
        await screen.SeeAsync("sketch-writer\n");

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
        await screen.SeeAsync("sketch-writer\n");
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

    private static async Task SayAsync(TmuxScreen screen, string text)
    {
        screen.Type(text);
        await screen.SeeAsync(text);
        screen.Press("Enter");
    }

    private string[] Drafts() => Directory.Exists(Path.Combine(Home.Path, "state", "drafts"))
        ? Directory.GetFiles(Path.Combine(Home.Path, "state", "drafts"), "*.txt")
        : [];

    /// <summary>Starts it and goes into the only chat.</summary>
    private async Task<TmuxScreen> OpenAsync(string environment = "", bool records = false)
    {
        Directory.CreateDirectory(Path.Combine(Home.Path, "state"));
        await File.WriteAllTextAsync(Path.Combine(Home.Path, "state", "welcomed"), "", TestContext.Current.CancellationToken);
        var screen = new TmuxScreen(Home.Path, environment, records: records);
        await screen.SeeAsync("with Mara");
        screen.Press("Enter");
        await screen.SeeAsync("scenes ");
        return screen;
    }
}

using System.Diagnostics;

namespace LettucePlug.EndToEnd;

/// <summary>The program line by line, over pipes, as a screen reader or a script of answers uses it.</summary>
public sealed class PlainScreenTests : ChatTest
{
    [Fact]
    public async Task A_character_gets_an_avatar_and_a_design_without_any_screen()
    {
        await DoneAsync("models", "set", "sketch-image", "--set", "size=64x64", "--set", "steps=2");
        var result = await AnswerAsync(
            "2", // characters
            "1", "Mara", "A lighthouse keeper.", "You came.",
            "3", // Mara
            "4", "in a red coat", "1", // make an avatar, use it
            "5", "with a hat", "3", // change it, keep for later
            "8", "2", "2", "with a scar", "1", // draft looks, edit, add words, use it
            "7", "1", "no-such-file.png", "", // a reference that is not there
            "", "", "7");

        result.ShouldContain("It is the avatar of Mara now.");
        result.ShouldContain("The draft:");
        result.ShouldContain("Saved.");
        result.ShouldContain("It failed:");
        var mara = (await DoneAsync("characters", "show", "mara", "--json")).Json;
        Text(mara, "designDescription").ShouldEndWith("with a scar");
        mara.GetProperty("avatar").GetString().ShouldNotBeNullOrEmpty();
        Items(await JsonAsync("assets", "list")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Asked_first_a_scene_prompt_is_read_changed_and_approved_before_anything_is_sent()
    {
        var chat = await BeginAsync("askFirst");
        var result = await AnswerAsync(
            "1", "2", "1", // chats, the first, open it
            "Show me the anvil.",
            "2", "2", "at night", // edit, add words
            "1", // approve
            "", "9", "", "7");

        var order = new[] { "Scene prompt: ", "Nothing is sent before you approve.", "at night", "Scene: ", "Picture " };
        order.Select(words => result.IndexOf(words, StringComparison.Ordinal)).ShouldBeInOrder();
        var picture = Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem();
        Text(picture, "state").ShouldBe("ready");
        Text(picture, "prompt").ShouldEndWith("at night");
    }

    [Fact]
    public async Task A_denied_scene_prompt_sends_nothing()
    {
        var chat = await BeginAsync("askFirst");
        var result = await AnswerAsync("1", "2", "1", "Show me the anvil.", "3", "", "9", "", "7");

        result.ShouldContain("Denied.");
        Items(await JsonAsync("jobs", "list")).ShouldBeEmpty();
        Items((await MessagesAsync(chat))[^1], "attachments").ShouldBeEmpty();
    }

    [Fact]
    public async Task Automatic_makes_the_picture_without_a_question()
    {
        var chat = await BeginAsync("automatic");
        var result = await AnswerAsync("1", "2", "1", "Show me the anvil.", "", "9", "", "7");

        result.ShouldNotContain("Approve");
        result.ShouldContain("Picture ");
        Text(Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem(), "state").ShouldBe("ready");
    }

    [Fact]
    public async Task Manual_never_asks_and_makes_a_picture_on_request()
    {
        var chat = await BeginAsync("manual");
        var result = await AnswerAsync("1", "2", "1", "Show me the anvil.", "", "3", "2", "an anvil", "", "9", "", "7");

        result.ShouldNotContain("Approve");
        Text(Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem(), "prompt").ShouldBe("an anvil");
    }

    [Fact]
    public async Task Messages_are_made_again_edited_branched_and_deleted_by_number()
    {
        var chat = await BeginAsync("manual");
        var result = await AnswerAsync(
            "1", "2", "1",
            "Hello Mara.",
            "", "1", // again
            "", "6", "1", "2", "1", "A wholly new answer.", // the newest message: edit, anew
            "", "6", "1", "5", // take variant 1
            "", "6", "2", "4", // the one before: branch, which is open now
            "", "9", "", "7");

        result.ShouldContain("variant 1 of 2");
        var reply = (await MessagesAsync(chat))[^1];
        reply.GetProperty("variants").GetArrayLength().ShouldBe(2);
        Items(await JsonAsync("chat", "list")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_could_not_be_sent_is_kept_and_offered_again()
    {
        var chat = await BeginAsync("manual");
        await DoneAsync("chat", "set", chat, "chat.model=sketch-writer");
        await DoneAsync("models", "remove", "sketch-writer");
        var first = await AnswerAsync("1", "2", "1", "Hello Mara.", "", "9", "", "7");
        first.ShouldContain("What helps:");

        // The message itself is stored; only its answer never came.
        Text((await MessagesAsync(chat))[^1], "text").ShouldBe("Hello Mara.");
    }

    [Fact]
    public async Task Hostile_text_of_a_model_reaches_nobody_as_an_escape()
    {
        await DoneAsync("characters", "add", "Eve\u001b]0;x\u0007", "--id", "eve", "--description", "龍 e\u0301 👩‍👩‍👧 שלום \u001b[2J \u202e end");
        var result = await AnswerAsync("2", "3", "2", "", "", "7");
        result.ShouldContain("龍");
    }

    [Theory]
    [InlineData("-HUP", 129)]
    [InlineData("-TERM", 143)]
    [InlineData("-INT", 130)]
    public async Task A_signal_ends_it_at_once_and_keeps_what_was_begun(string signal, int code)
    {
        var chat = await BeginAsync("manual");
        using var process = Program.Start("--plain");
        await process.StandardInput.WriteAsync("1\n2\n1\nHalf a thought\\\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await ReadUntilAsync(process, "...");
        await Signal.SendAsync(signal, process.Id);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(code);
        (await AnswerAsync("1", "2", "1", "no", "", "9", "", "7")).ShouldContain("Not sent yet: Half a thought");
        (await MessagesAsync(chat)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Interrupting_a_reply_stops_the_reply_and_not_the_program()
    {
        var chat = await BeginAsync("manual");
        await DoneAsync("connections", "set", "sketch", "--set", "stepDelayMs=60000");
        using var process = Program.Start("--plain");
        await process.StandardInput.WriteAsync("1\n2\n1\nHello\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await ReadUntilAsync(process, "asking sketch-writer");
        await Signal.InterruptAsync(process.Id);
        await process.StandardInput.WriteAsync("\n9\n\n7\n");
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0);
        (await MessagesAsync(chat)).Count.ShouldBeInRange(1, 2);
    }

    [Theory]
    [InlineData("TERM=dumb", "")]
    [InlineData("ACCESSIBLE=1 TERM=xterm-256color", "")]
    [InlineData("TERM=xterm-256color", "--plain")]
    public async Task On_a_real_terminal_it_sends_not_one_escape_either(string environment, string arguments)
    {
        using var screen = new TmuxScreen(Home.Path, environment, arguments, records: true);
        await screen.SeeAsync("7. Leave");
        screen.Press("7", "Enter");
        await screen.SeeAsync("left with 0");
        var bytes = screen.Recorded();
        bytes.ShouldContain("line by line");
        bytes.ShouldNotContain('\u001b');
    }

    private static async Task ReadUntilAsync(Process process, string text)
    {
        var seen = "";
        var buffer = new char[1024];
        while (!seen.Contains(text, StringComparison.Ordinal))
        {
            var read = await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken);
            read.ShouldBeGreaterThan(0, $"'{text}' never came, but:\n{seen}");
            seen += new string(buffer, 0, read);
        }
    }

    private async Task<string> AnswerAsync(params string[] lines)
    {
        var result = await Program.RunWithInputAsync(string.Join('\n', lines) + "\n", "--plain");
        result.ExitCode.ShouldBe(0, result.ToString());
        result.Error.ShouldBeEmpty();
        result.Output.ShouldNotContain('\u001b');
        result.Output.ShouldNotContain('\r');
        result.Output.ShouldNotContain('\u202e');
        return result.Output;
    }
}

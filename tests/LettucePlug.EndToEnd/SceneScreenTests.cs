namespace LettucePlug.EndToEnd;

/// <summary>Pictures of chats on the real screen: each way of approving, avatars and designs.</summary>
public sealed class SceneScreenTests : ChatScreenTest
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
        await screen.SeeAsync("Mara  sketch-writer");
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
}

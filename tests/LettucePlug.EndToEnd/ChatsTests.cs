namespace LettucePlug.EndToEnd;

public sealed class ChatsTests : ChatTest
{
    [Fact]
    public async Task Automatic_attaches_the_picture_of_a_reply_and_streams_the_text_as_text()
    {
        var chat = await BeginAsync("automatic");

        var plain = await DoneAsync("chat", "send", chat, "look at the tower");
        plain.Output.ShouldContain("Mara");
        plain.Output.ShouldNotContain("<img");
        plain.Output.ShouldMatch(@"\n\[image \w{26} 64x64\]");

        var answer = await JsonAsync("chat", "send", chat, "show me the lake");
        var reply = answer.GetProperty("reply");
        Text(reply, "role").ShouldBe("assistant");
        var attachment = Items(reply, "attachments").ShouldHaveSingleItem();
        Text(attachment, "state").ShouldBe("ready");
        (attachment.GetProperty("width").GetInt32(), Text(attachment, "mime")).ShouldBe((64, "image/png"));
        Text(attachment, "prompt").ShouldBe(Text(reply, "scenePrompt"));
        var asset = await JsonAsync("assets", "show", Text(attachment, "asset"));
        (Text(asset, "kind"), Text(asset, "message"), Text(asset, "job")).ShouldBe(("scene", Text(reply, "id"), Text(answer, "job")));

        var again = (await JsonAsync("chat", "regenerate", chat)).GetProperty("reply");
        Items(again, "variants").Count.ShouldBe(2);
        Items(Items(again, "variants")[0], "attachments").ShouldHaveSingleItem();
        (await MessagesAsync(chat)).Count.ShouldBe(4);
        (await DoneAsync("assets", "verify")).Output.ShouldContain("0 problems, 0 orphaned");
    }

    [Fact]
    public async Task Ask_first_waits_for_a_word_from_another_process()
    {
        var chat = await BeginAsync("askFirst");

        var answer = await JsonAsync("chat", "send", chat, "look at the tower");

        Items(answer.GetProperty("reply"), "attachments").ShouldBeEmpty();
        var approval = answer.GetProperty("approval");
        var waiting = Items(await JsonAsync("approvals", "list")).ShouldHaveSingleItem();
        (Text(waiting, "id"), Text(waiting, "state"), Text(waiting, "chat")).ShouldBe((Text(approval, "id"), "pending", chat));
        Items(await JsonAsync("jobs", "list")).ShouldBeEmpty();

        Text(await JsonAsync("approvals", "edit", Text(approval, "id"), "a tower at noon"), "prompt").ShouldBe("a tower at noon");
        await RefusedAsync(2, "prompt-empty", "approvals", "edit", Text(approval, "id"), " ");
        var shown = await JsonAsync("approvals", "show", Text(approval, "id"));
        (Text(shown, "state"), Text(shown, "prompt")).ShouldBe(("pending", "a tower at noon"));
        Text(shown, "proposed").ShouldBe(Text(approval, "prompt"));

        var approved = await JsonAsync("approvals", "approve", Text(approval, "id"), "--prompt", "a tower at dusk");
        (Text(approved, "state"), Text(approved, "prompt")).ShouldBe(("approved", "a tower at dusk"));
        var made = Items(approved, "assets").ShouldHaveSingleItem();
        var attachment = Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem();
        (Text(attachment, "asset"), Text(attachment, "prompt")).ShouldBe((Text(made, "id"), "a tower at dusk"));
        await RefusedAsync(2, "approval-answered", "approvals", "deny", Text(approval, "id"));
        await RefusedAsync(2, "no-such-approval", "approvals", "approve", "none");

        var second = await JsonAsync("chat", "send", chat, "show me the lake");
        Text(await JsonAsync("approvals", "deny", Text(second.GetProperty("approval"), "id")), "state").ShouldBe("denied");
        Items((await MessagesAsync(chat))[^1], "attachments").ShouldBeEmpty();
        Items(await JsonAsync("approvals", "list")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Manual_makes_pictures_only_when_asked_to()
    {
        var chat = await BeginAsync("manual");

        var answer = await JsonAsync("chat", "send", chat, "look at the tower");

        answer.GetProperty("reply").TryGetProperty("scenePrompt", out _).ShouldBeFalse();
        answer.TryGetProperty("approval", out _).ShouldBeFalse();
        Items(await JsonAsync("jobs", "list")).ShouldBeEmpty();
        var drafted = (await JsonAsync("scene", "draft", chat)).GetProperty("approval");
        Text(drafted, "prompt").ShouldNotBeEmpty();
        Items(drafted, "references").ShouldBeEmpty();
        var rendered = await JsonAsync("scene", "render", chat, "--prompt", "a red fox");
        Items(rendered, "assets").ShouldHaveSingleItem();
        Text(Items((await MessagesAsync(chat))[^1], "attachments").ShouldHaveSingleItem(), "prompt").ShouldBe("a red fox");
    }

    [Fact]
    public async Task Avatars_and_designs_go_along_with_a_scene_in_their_order()
    {
        var chat = await BeginAsync("askFirst");
        var first = Items(await JsonAsync("avatar", "generate", "mara", "red hair"), "assets")[0];
        await DoneAsync("avatar", "accept", "mara", Text(first, "id"));
        var edited = Items(await JsonAsync("avatar", "edit", "mara", "older"), "assets")[0];
        Text(edited, "parent").ShouldBe(Text(first, "id"));
        Text(edited.GetProperty("references")[0], "role").ShouldBe("source");
        var ada = Items(await JsonAsync("avatar", "generate", "persona:ada", "short hair"), "assets")[0];
        await DoneAsync("avatar", "accept", "persona:ada", Text(ada, "id"));
        await DoneAsync("design", "add", "mara", Text(edited, "id"), Text(first, "id"));
        var drafted = await JsonAsync("design", "draft", "mara", "--save");
        Text(drafted, "designDescription").ShouldNotBeEmpty();
        Text(await JsonAsync("characters", "show", "mara"), "designDescription").ShouldBe(Text(drafted, "designDescription"));
        await DoneAsync("design", "set", "mara", "Red hair.");
        await DoneAsync("chat", "set", chat, $"background={Text(first, "id")}");
        await DoneAsync("chat", "send", chat, "hello");

        var draft = (await JsonAsync("scene", "draft", chat)).GetProperty("approval");
        Items(draft, "references").Select(one => (Text(one, "role"), Text(one, "asset"))).ShouldBe(
        [
            ("character", Text(edited, "id")), ("character", Text(first, "id")),
            ("persona", Text(ada, "id")), ("background", Text(first, "id")),
        ]);
        var asset = Items(await JsonAsync("approvals", "approve", Text(draft, "id")), "assets")[0];
        Items(asset, "references").Count.ShouldBe(4);
        Text(asset, "prompt").ShouldStartWith("How Mara looks: Red hair.\n\nAbout the attached images: images 1, 2 show Mara");
        (await DoneAsync("assets", "verify")).Output.ShouldContain("0 problems");
    }

    [Fact]
    public async Task What_cannot_be_done_says_so_with_a_code_of_its_own()
    {
        var chat = await BeginAsync();

        await RefusedAsync(2, "no-such-character", "chat", "new", "nobody");
        await RefusedAsync(2, "no-such-chat", "chat", "send", "none", "hello");
        await RefusedAsync(2, "empty-message", "chat", "send", chat, " ");
        await RefusedAsync(3, "no-such-model", "chat", "send", chat, "hello", "--model", "none");
        await RefusedAsync(2, "no-such-file", "chat", "send", chat, "hello", "--attach", "none.png");
        await RefusedAsync(2, "empty-chat", "chat", "regenerate", chat);
        await RefusedAsync(2, "empty-chat", "scene", "draft", chat);
        await RefusedAsync(2, "no-avatar", "avatar", "edit", "mara", "older");
        await RefusedAsync(2, "nothing-to-look-at", "design", "draft", "mara");
        await RefusedAsync(2, "no-such-persona", "design", "set", "persona:nobody", "x");
        await DoneAsync("chat", "send", chat, "hello");
        await DoneAsync("models", "remove", "sketch-writer");
        await RefusedAsync(3, "no-scene-writer", "scene", "draft", chat);
        (await MessagesAsync(chat)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_I_say_can_come_from_standard_input_with_a_picture_to_it()
    {
        var chat = await BeginAsync("manual");
        await DoneAsync("generate", "a fox", "--out", "fox.png");

        var result = await Program.RunWithInputAsync("Look at\nthis.\n", "chat", "send", chat, "-", "--attach", "fox.png", "--json");

        result.ExitCode.ShouldBe(0, result.ToString());
        Text(result.Json.GetProperty("reply"), "text").ShouldContain("You brought a picture!");
        var message = (await MessagesAsync(chat))[0];
        Text(message, "text").ShouldBe("Look at\nthis.");
        Text(Items(message, "attachments").ShouldHaveSingleItem(), "state").ShouldBe("ready");
    }
}

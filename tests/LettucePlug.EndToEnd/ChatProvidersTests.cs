using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>A whole chat with two emulated services: what each of them hears, on the wire.</summary>
public sealed class ChatProvidersTests : ChatTest, IAsyncLifetime
{
    private readonly OpenAiEmulator _writer = new() { Reply = "She looks up. <img>Mara at the forge</img>" };
    private readonly OpenAiEmulator _painter = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _writer.StartAsync();
        await _painter.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _painter.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task Each_prompt_and_picture_goes_only_to_the_service_chosen_for_it_and_in_order()
    {
        var chat = await BeginAsync("automatic");
        Program.Environment["THE_KEY"] = _writer.Key;
        await ConnectAsync("writing", _writer);
        await ConnectAsync("painting", _painter);
        await DoneAsync("models", "add", "writing", "gpt-4.1-nano", "--id", "talker", "--input", "text,image", "--output", "text");
        await DoneAsync(
            "models", "add", "painting", "gpt-image-1", "--id", "painter", "--input", "text,image", "--output", "image", "--set", "extraPrompt=oil painting");
        await DoneAsync("settings", "set", "chat.model", "talker");
        await DoneAsync("settings", "set", "scene.imageModel", "painter");
        var pictures = new List<byte[]>();
        foreach (var (figure, seed) in new[] { ("mara", 11), ("mara", 12), ("persona:ada", 13) })
        {
            pictures.Add(TestPictures.Png(16, 16, seed));
            await File.WriteAllBytesAsync(Home.File($"{seed}.png"), pictures[^1], Token);
            await DoneAsync("design", "add", figure, $"{seed}.png");
        }

        pictures.Add(TestPictures.Png(16, 16, 14));
        await File.WriteAllBytesAsync(Home.File("14.png"), pictures[^1], Token);
        await DoneAsync("chat", "set", chat, "background=14.png");

        var answer = await JsonAsync("chat", "send", chat, "Good evening.");

        Text(answer.GetProperty("reply"), "text").ShouldBe("She looks up.");
        Text(Items(answer.GetProperty("reply"), "attachments").ShouldHaveSingleItem(), "state").ShouldBe("ready");
        var heard = _writer.Requests.ShouldHaveSingleItem();
        heard.Path.ShouldBe("/v1/chat/completions");
        var messages = Items(heard.Json, "messages");
        messages[0].GetProperty("content").ToString().ShouldContain("<img>");
        messages[^1].GetProperty("content").ToString().ShouldContain("Good evening.");
        var drawn = _painter.Requests.ShouldHaveSingleItem();
        drawn.Path.ShouldBe("/v1/images/edits");
        drawn.Text.ShouldNotContain("Good evening.");
        Prompt(drawn).ShouldBe(
            "oil painting, About the attached images: images 1, 2 show Mara; take the looks from there and nothing else. "
            + "image 3 shows Ada; take the looks from there and nothing else. "
            + "image 4 shows the place; take the surroundings from there and no people. Do not mix up Mara and Ada.\n\nMara at the forge");
        Images(drawn).ShouldBe(pictures.Select(Convert.ToHexString));
    }

    [Fact]
    public async Task In_manual_mode_the_writer_is_told_nothing_and_the_painter_hears_nothing()
    {
        var chat = await BeginAsync("manual");
        Program.Environment["THE_KEY"] = _writer.Key;
        await ConnectAsync("writing", _writer);
        await ConnectAsync("painting", _painter);
        await DoneAsync("models", "add", "writing", "gpt-4.1-nano", "--id", "talker", "--input", "text,image", "--output", "text");
        await DoneAsync("models", "add", "painting", "gpt-image-1", "--id", "painter", "--input", "text,image", "--output", "image");
        await DoneAsync("settings", "set", "chat.model", "talker");
        await DoneAsync("settings", "set", "scene.imageModel", "painter");

        var answer = await JsonAsync("chat", "send", chat, "Good evening.");

        Text(answer.GetProperty("reply"), "text").ShouldBe("She looks up.");
        _writer.Requests.ShouldHaveSingleItem().Text.ShouldNotContain("img>");
        _painter.Requests.ShouldBeEmpty();
        Items(await JsonAsync("approvals", "list")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_keeps_what_I_said_and_tells_how_to_get_the_reply()
    {
        var chat = await BeginAsync();
        Program.Environment["THE_KEY"] = "wrong";
        await ConnectAsync("writing", _writer);
        await DoneAsync("models", "add", "writing", "gpt-4.1-nano", "--id", "talker", "--input", "text", "--output", "text");

        var refused = await RefusedAsync(4, "provider-unauthorized", "chat", "send", chat, "Good evening.", "--model", "talker");
        refused.Error.ShouldContain($"lettuceplug chat regenerate {chat}");

        Text((await MessagesAsync(chat)).ShouldHaveSingleItem(), "text").ShouldBe("Good evening.");
        await DoneAsync("chat", "regenerate", chat, "--model", "sketch-writer");
        (await MessagesAsync(chat)).Count.ShouldBe(2);
    }

    private Task ConnectAsync(string id, OpenAiEmulator emulator) =>
        DoneAsync("connections", "add", "openai", "--id", id, "--url", $"{emulator.Url}v1", "--key-env", "THE_KEY");

    private static string Prompt(RecordedRequest request) => request.Parts.Count > 0
        ? request.Parts.Single(part => part.Name == "prompt").Text
        : Text(request.Json, "prompt");

    private static IEnumerable<string> Images(RecordedRequest request) => request.Parts.Count > 0
        ? request.Parts.Where(part => part.Name.StartsWith("image", StringComparison.Ordinal)).Select(part => Convert.ToHexString(part.Content))
        : request.Json.GetProperty("images").EnumerateArray()
            .Select(image => Text(image, "image_url"))
            .Select(uri => Convert.ToHexString(Convert.FromBase64String(uri[(uri.IndexOf(',', StringComparison.Ordinal) + 1)..])));
}

using System.Text.Json;
using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>
/// All three image systems in one story, in each mode, with Sketch and with emulated services: one for each workflow,
/// and one that was connected and chosen for nothing.
/// </summary>
public sealed class ImageSystemsTests : ProviderTest
{
    private const string Looks = "Mara has copper red hair and a burn mark on her left hand.";
    private const string Drafted = "Mara lifts the hammer, sparks all around her";
    private const string InReply = "Mara at the forge";
    private const string Said = "Show me the forge.";

    private readonly List<byte[]> _pictures = [];
    private ProviderUnderTest? _talk;
    private ProviderUnderTest? _write;
    private ProviderUnderTest? _paint;
    private ProviderUnderTest? _portray;
    private ProviderUnderTest? _look;
    private ProviderUnderTest? _idle;

    [Theory]
    [InlineData("automatic", "sketch", 4)]
    [InlineData("automatic", "openrouter", 4)]
    [InlineData("automatic", "automatic1111", 4)]
    [InlineData("askFirst", "sketch", 4)]
    [InlineData("askFirst", "gemini", 4)]
    [InlineData("askFirst", "diffusers", 4)]
    [InlineData("manual", "sketch", 4)]
    [InlineData("manual", "openai", 4)]
    [InlineData("manual", "xai", 3)]
    public async Task Avatars_designs_and_scenes_go_where_they_should_and_are_recorded(string mode, string renderer, int most)
    {
        await SetUpAsync(mode, renderer);
        var chat = await BeginAsync();
        await PortrayAsync();
        var looks = await DescribeAsync();

        var answer = await JsonAsync("chat", "send", chat, Said);

        var reply = answer.GetProperty("reply");
        Asked(_talk).SelectMany(request => request.TextsOf()).Any(text => text.Contains("<img>", StringComparison.Ordinal))
            .ShouldBe(_talk is not null && mode != "manual");
        Asked(_talk).Count.ShouldBe(_talk is null ? 0 : 1);
        switch (mode)
        {
            case "automatic":
                var attachment = Items(reply, "attachments").ShouldHaveSingleItem();
                Text(attachment, "prompt").ShouldBe(Text(reply, "scenePrompt"));
                await IsPaintedAsync(attachment, looks, most);
                break;
            case "askFirst":
                Items(reply, "attachments").ShouldBeEmpty();
                Asked(_paint).Count.ShouldBe(0);
                var approval = answer.GetProperty("approval");
                Text(approval, "prompt").ShouldBe(Text(reply, "scenePrompt"));
                await ApproveFromTwoTerminalsAsync(Text(approval, "id"));
                await IsPaintedAsync(await LastAttachmentAsync(chat), looks, most);
                break;
            default:
                Items(reply, "attachments").ShouldBeEmpty();
                answer.TryGetProperty("approval", out _).ShouldBeFalse();
                Items(await JsonAsync("approvals", "list")).ShouldBeEmpty();
                Asked(_paint).Count.ShouldBe(0);
                break;
        }

        Asked(_write).Count.ShouldBe(0);
        await DraftAsync(chat, looks, most);
        HeardOnlyTheirOwn();
        (await JsonAsync("assets", "verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    private async Task SetUpAsync(string mode, string renderer)
    {
        await DoneAsync("settings", "set", "scene.mode", mode);
        string[] style = renderer == "automatic1111" ? ["--set", "promptStyle=tags"] : ["--set", "promptStyle=prose"];
        if (renderer == "sketch")
        {
            await DoneAsync(["models", "set", "sketch-image", "--set", "size=64x64", "--set", "steps=2", "--set", "extraPrompt=oil painting", .. style]);
            return;
        }

        _talk = await HireAsync("openai", "talk", service => service.Talker!, "chat.model");
        ((OpenAiEmulator)_talk.Emulator).Reply = $"She looks up. <img>{InReply}</img>";
        _write = await HireAsync("gemini", "write", service => service.Talker!, "scene.writerModel");
        ((GeminiEmulator)_write.Emulator).Reply = Drafted;
        _look = await HireAsync("openrouter", "look", service => service.Talker!, "design.model", "--input", "text,image", "--output", "text");
        ((OpenRouterEmulator)_look.Emulator).Reply = Looks;
        _portray = await HireAsync("xai", "portray", service => service.Painter, "avatar.model");
        _idle = await HireAsync("nanogpt", "idle", service => service.Painter, setting: null);
        _paint = await HireAsync(renderer, "paint", service => service.Editor, "scene.imageModel", ["--set", "extraPrompt=oil painting", .. style]);
    }

    /// <summary>Connects a service, adds a model of it, and chooses that for something.</summary>
    private async Task<ProviderUnderTest> HireAsync(
        string provider, string id, Func<ProviderUnderTest, string> model, string? setting, params string[] options)
    {
        var service = await ConnectAsync(provider, id);
        await DoneAsync(["models", "add", id, model(service), "--id", $"{id}-model", .. options]);
        if (setting is not null)
        {
            await DoneAsync("settings", "set", setting, $"{id}-model");
        }

        return service;
    }

    private async Task<string> BeginAsync()
    {
        await DoneAsync("characters", "add", "Mara", "--description", "A smith.");
        await DoneAsync("personas", "add", "Ada");
        for (var seed = 11; seed <= 14; seed++)
        {
            _pictures.Add(await DrawAsync($"{seed}.png", seed));
        }

        return Text(await JsonAsync("chat", "new", "mara", "--persona", "ada", "--background", "14.png"), "id");
    }

    /// <summary>The first system: an avatar is made, accepted, and made anew from itself.</summary>
    private async Task PortrayAsync()
    {
        var first = Items(await JsonAsync("avatar", "generate", "mara", "with red hair"), "assets").ShouldHaveSingleItem();
        await DoneAsync("avatar", "accept", "mara", Text(first, "id"));
        var older = Items(await JsonAsync("avatar", "edit", "mara", "older"), "assets").ShouldHaveSingleItem();

        Text(older, "parent").ShouldBe(Text(first, "id"));
        Text(older.GetProperty("references")[0], "role").ShouldBe("source");
        var mara = await JsonAsync("characters", "show", "mara");
        Text(mara, "avatar").ShouldBe(Text(first, "id"));
        mara.GetProperty("avatarVariants").EnumerateArray().Select(one => one.GetString())
            .ShouldBe([Text(first, "id"), Text(older, "id")]);
        if (_portray is not null)
        {
            var asked = Asked(_portray);
            asked.Select(request => request.TextsOf().Contains(Text(first, "prompt"))).ShouldBe([true, false]);
            asked[1].TextsOf().ShouldContain(Text(older, "prompt"));
            asked[1].PlaceOf(await FileOfAsync(first)).ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    /// <summary>The third system: how Mara looks, read from her avatar and her references.</summary>
    private async Task<string> DescribeAsync()
    {
        await DoneAsync("design", "add", "mara", "11.png", "12.png");
        await DoneAsync("design", "add", "persona:ada", "13.png");
        var drafted = Text(await JsonAsync("design", "draft", "mara", "--save"), "designDescription");

        Text(await JsonAsync("characters", "show", "mara"), "designDescription").ShouldBe(drafted);
        if (_look is not null)
        {
            drafted.ShouldBe(Looks);
            var avatar = Items(await JsonAsync("assets", "list", "--kind", "avatar"))[^1];
            Asked(_look).ShouldHaveSingleItem()
                .OrderOf([await FileOfAsync(avatar), .. _pictures]).ShouldBe([0, 1, 2]);
        }

        return drafted;
    }

    /// <summary>The second system on request: the writer sees everything, and the painter what came of it.</summary>
    private async Task DraftAsync(string chat, string looks, int most)
    {
        var draft = (await JsonAsync("scene", "draft", chat)).GetProperty("approval");
        Items(draft, "references").Select(one => Text(one, "role")).ShouldBe(["character", "character", "persona", "background"]);
        if (_write is not null)
        {
            Text(draft, "prompt").ShouldBe(Drafted);
            var asked = Asked(_write).ShouldHaveSingleItem();
            asked.OrderOf(_pictures).ShouldBe([0, 1, 2, 3]);
            var words = string.Join('\n', asked.TextsOf());
            words.ShouldContain($"Ada: {Said}");
            words.ShouldContain("Mara: She looks up.");
            words.ShouldContain(looks);
        }

        await DoneAsync("approvals", "approve", Text(draft, "id"));
        await IsPaintedAsync(await LastAttachmentAsync(chat), looks, most);
    }

    /// <summary>The attachment is ready, its record says what was asked, and that is what the painter heard.</summary>
    private async Task IsPaintedAsync(JsonElement attachment, string looks, int most)
    {
        Text(attachment, "state").ShouldBe("ready");
        var asset = await JsonAsync("assets", "show", Text(attachment, "asset"));
        var references = Items(asset, "references");
        references.Select(one => Text(one, "role"))
            .ShouldBe(((string[])["character", "character", "persona", "background"]).Take(most));
        var place = most == 4 ? " image 4 shows the place; take the surroundings from there and no people." : "";
        var prompt = _paint?.Id == "automatic1111"
            ? $"oil painting, {Text(attachment, "prompt")}"
            : $"oil painting, How Mara looks: {looks}\n\n"
                + "About the attached images: images 1, 2 show Mara; take the looks from there and nothing else. "
                + $"image 3 shows Ada; take the looks from there and nothing else.{place} Do not mix up Mara and Ada.\n\n"
                + Text(attachment, "prompt");
        Text(asset, "prompt").ShouldBe(prompt);
        Text(asset, "model").ShouldBe(_paint is null ? "sketch-image" : "paint-model");
        if (_paint is not null)
        {
            var heard = Asked(_paint)[^1];
            heard.TextsOf().ShouldContain(prompt);
            heard.OrderOf(_pictures).ShouldBe(Enumerable.Range(0, most));
        }
    }

    /// <summary>Both say yes at once; one is heard, and one picture is made.</summary>
    private async Task ApproveFromTwoTerminalsAsync(string approval)
    {
        var both = await Task.WhenAll(
            Program.RunAsync("approvals", "approve", approval, "--json"), Program.RunAsync("approvals", "approve", approval, "--json"));

        both.Select(one => one.ExitCode).ShouldBe([0, 2], ignoreOrder: true, $"{both[0]}\n{both[1]}");
        Text(both.Single(one => one.ExitCode == 2).Json.GetProperty("error"), "code").ShouldBe("approval-answered");
        Items(await JsonAsync("jobs", "list")).Count(job => Text(job, "kind") == "scene").ShouldBe(1);
    }

    /// <summary>Nobody heard what was meant for another; who was chosen for nothing was only asked which models it has.</summary>
    private void HeardOnlyTheirOwn()
    {
        if (_talk is null)
        {
            return;
        }

        _idle!.Emulator.Requests.Select(request => $"{request.Method} {request.Path}").ShouldBe(["GET /api/v1/models", "GET /api/v1/images/models"]);
        (Asked(_talk).Count, Asked(_write!).Count, Asked(_look!).Count, Asked(_portray!).Count).ShouldBe((1, 1, 1, 2));
        Heard(_talk).ShouldNotContain(Drafted);
        Heard(_paint!).ShouldNotContain(Said);
        Heard(_portray!).ShouldNotContain(Said);
        Heard(_portray!).ShouldNotContain(InReply);
        Heard(_look!).ShouldNotContain(Said);
        _talk.Emulator.Requests.SelectMany(request => request.OrderOf(_pictures)).ShouldBeEmpty();
        Asked(_portray!).SelectMany(request => request.OrderOf(_pictures)).ShouldBeEmpty();

        static string Heard(ProviderUnderTest service) => string.Join('\n', service.Emulator.Requests.Select(request => request.Text));
    }

    /// <summary>What costs something; pictures are fetched by other requests.</summary>
    private static IReadOnlyList<RecordedRequest> Asked(ProviderUnderTest? service) =>
        service is null ? [] : [.. service.Emulator.Requests.Where(request => request.Method == "POST")];

    private async Task<JsonElement> LastAttachmentAsync(string chat) =>
        Items(Items(await JsonAsync("chat", "show", chat), "messages")[^1], "attachments")[^1];

    private static Task<byte[]> FileOfAsync(JsonElement asset) => File.ReadAllBytesAsync(Text(asset, "path"), Token);
}

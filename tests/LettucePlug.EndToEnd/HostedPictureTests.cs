using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>Pictures that a chat model only gives the address of.</summary>
public sealed class HostedPictureTests : ProviderTest
{
    [Fact]
    public async Task One_that_cannot_be_fetched_leaves_the_text_says_why_and_comes_when_I_try_again()
    {
        var service = await ConnectAsync("pollinations");
        await DoneAsync("models", "add", "mine", PollinationsEmulator.ChatPainter, "--id", "talker", "--input", "text", "--output", "text,image");
        await DoneAsync("settings", "set", "scene.mode", "manual");
        await DoneAsync("characters", "add", "Mara");
        var chat = Text(await JsonAsync("chat", "new", "mara"), "id");
        service.Emulator.Break(Fault.Answer(404) with { Path = "/media/1.png" });

        var reply = (await JsonAsync("chat", "send", chat, "Draw a fox.", "--model", "talker")).GetProperty("reply");

        Text(reply, "text").ShouldContain("said the fox.");
        var failed = Items(reply, "attachments").ShouldHaveSingleItem();
        Text(failed, "state").ShouldBe("failed");
        Text(failed, "problem").ShouldContain("could not be downloaded");
        Text(failed, "hint").ShouldContain($"lettuceplug jobs retry {Text(failed, "job")}");
        (await DoneAsync("chat", "show", chat)).Output.ShouldContain($"lettuceplug jobs retry {Text(failed, "job")}");

        var fetched = Items(await JsonAsync("jobs", "retry", Text(failed, "job")), "assets").ShouldHaveSingleItem();
        var message = Items(await JsonAsync("chat", "show", chat), "messages")[^1];
        var ready = Items(message, "attachments").ShouldHaveSingleItem();
        (Text(ready, "state"), Text(ready, "id"), Text(ready, "asset")).ShouldBe(("ready", Text(failed, "id"), Text(fetched, "id")));
        Text(message, "text").ShouldBe(Text(reply, "text"));
        service.Emulator.Requests.Count(request => request.Method == "POST").ShouldBe(1);
        (await JsonAsync("assets", "verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }
}

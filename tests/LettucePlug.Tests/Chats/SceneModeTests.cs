using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Chats;

/// <summary>What becomes of a scene prompt in a reply, by mode.</summary>
public sealed class SceneModeTests : IDisposable
{
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public SceneModeTests()
    {
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("She turns.\n\n<im", "g>Mara at the forge</i", "mg>");
    }

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Automatic_renders_at_once_and_never_delays_the_text()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        var chat = await _stage.ChatAsync();
        var placeholders = new List<AttachmentState>();
        var textAtCall = "";
        _stage.Sketch.OnImage = (_, _) =>
        {
            var now = _stage.LastAsync(chat).Result.Current;
            textAtCall = now.Text;
            placeholders.AddRange(now.Attachments.Select(one => one.State));
            return FakeProvider.Drawing(new ImageReady { Image = ImageContent.FromBytes(Support.Pictures.Png(5, 30, 20)) });
        };

        var events = await _stage.SendAsync(chat, "Hi.");

        events.TextOf().ShouldBe("She turns.");
        textAtCall.ShouldBe("She turns.");
        placeholders.ShouldBe([AttachmentState.Pending]);
        events.FindIndex(one => one is WorkflowEvent.ReplySaved).ShouldBeLessThan(events.FindIndex(one => one is WorkflowEvent.JobCreated));
        var attachment = (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        (attachment.State, attachment.Width, attachment.Height, attachment.Prompt).ShouldBe((AttachmentState.Ready, 30, 20, "Mara at the forge"));
        attachment.Job.ShouldBe((await _stage.JobsAsync()).ShouldHaveSingleItem().Id);
        (await _stage.WaitingAsync()).ShouldBeEmpty();
        await _stage.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("scene.mode", "manual")]
    [InlineData("scene.enabled", "false")]
    public async Task Manual_and_off_tell_the_model_nothing_and_ignore_what_it_writes_all_the_same(string key, string value)
    {
        await _stage.SetAsync(key, value);
        var chat = await _stage.ChatAsync();

        var events = await _stage.SendAsync(chat, "Hi.");

        _stage.Sketch.Chats[0].Messages.ShouldAllBe(one => !FakeProvider.Text(one).Contains("<img>"));
        events.TextOf().ShouldBe("She turns.");
        (await _stage.LastAsync(chat)).Current.Attachments.ShouldBeEmpty();
        _stage.Sketch.Images.ShouldBeEmpty();
        (await _stage.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chat_may_have_a_mode_of_its_own()
    {
        var chat = await _stage.ChatAsync();
        await _stage.Edit.SetAsync(chat.Id, new Dictionary<string, string> { ["scene.mode"] = "automatic", ["size"] = "640x480" }, Token);

        await _stage.SendAsync(chat, "Hi.");

        _stage.Sketch.Images.ShouldHaveSingleItem().Size.ShouldBe(new ImageSize(640, 480));
    }

    [Fact]
    public async Task A_failing_image_says_why_in_its_place_and_can_be_tried_again()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        var chat = await _stage.ChatAsync();
        _stage.Sketch.OnImage = (_, _) => FakeProvider.Refusing(new ProviderException(ProviderFailure.Moderated, "not that"));

        var events = await _stage.SendAsync(chat, "Hi.");

        events.OfType<WorkflowEvent.SceneFailed>().ShouldHaveSingleItem().Code.ShouldBe("provider-moderated");
        var failed = (await _stage.LastAsync(chat)).Current;
        failed.Text.ShouldBe("She turns.");
        failed.Attachments.ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Failed);
        failed.Attachments[0].Problem.ShouldNotBeNull().ShouldContain("not that");
        _stage.Sketch.OnImage = (_, _) => FakeProvider.Refusing(new ProviderException(ProviderFailure.Unavailable, "down now"));
        await Should.ThrowAsync<Host.Connections.ProviderCallException>(
            _stage.Retry.RunAsync(failed.Attachments[0].Job!, Token).ToEventsAsync());
        var again = (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        again.Problem.ShouldNotBeNull().ShouldContain("down now");
        again.Job.ShouldNotBe(failed.Attachments[0].Job);
        _stage.Sketch.OnImage = null;
        await _stage.Retry.RunAsync(again.Job!, Token).ToEventsAsync();
        var ready = (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        (ready.Id, ready.State, ready.Problem).ShouldBe((failed.Attachments[0].Id, AttachmentState.Ready, null));
    }

    [Fact]
    public async Task Where_nothing_can_render_the_model_is_not_told_to_write_and_I_am_told_why()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        var chat = await _stage.ChatAsync();
        await _stage.Catalog.RemoveModelAsync("sketch-image", Token);

        var events = await _stage.SendAsync(chat, "Hi.");

        events.WarningsOf().ShouldContain(text => text.Contains("There will be no scene image"));
        _stage.Sketch.Chats[0].Messages.ShouldAllBe(one => !FakeProvider.Text(one).Contains("<img>"));
        (await _stage.LastAsync(chat)).Current.Text.ShouldBe("She turns.");
    }

    [Fact]
    public async Task A_new_image_joins_the_others_or_takes_the_place_of_the_last_as_I_like()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");
        await _stage.Render.RunAsync(new() { Chat = chat.Id, Prompt = "one" }, Token).ToEventsAsync();
        await _stage.Render.RunAsync(new() { Chat = chat.Id, Prompt = "two" }, Token).ToEventsAsync();
        await _stage.SetAsync("scene.result", "replace");

        _stage.Sketch.OnImage = (_, _) => FakeProvider.Refusing(new ProviderException(ProviderFailure.Unavailable, "down"));
        await Should.ThrowAsync<Host.Connections.ProviderCallException>(
            _stage.Render.RunAsync(new() { Chat = chat.Id, Prompt = "three" }, Token).ToEventsAsync());
        (await PromptsAsync(chat)).ShouldBe(["one", "two", "three (Failed)"]);
        _stage.Sketch.OnImage = null;
        await _stage.Render.RunAsync(new() { Chat = chat.Id, Prompt = "four" }, Token).ToEventsAsync();

        (await PromptsAsync(chat)).ShouldBe(["one", "four"]);
        (await _stage.AssetsAsync()).Count.ShouldBe(3);
        await _stage.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_image_whose_message_is_gone_stays_in_the_library()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        var chat = await _stage.ChatAsync();
        _stage.Sketch.OnImage = (_, _) =>
        {
            _stage.Edit.RemoveAsync(chat.Id, _stage.LastAsync(chat).Result.Id, andLater: false, Token).Wait(Token);
            return FakeProvider.Drawing(new ImageReady { Image = ImageContent.FromBytes(Support.Pictures.Png(5)) });
        };

        await _stage.SendAsync(chat, "Hi.");

        (await _stage.AssetsAsync()).Count.ShouldBe(1);
        (await _stage.JobsAsync()).ShouldHaveSingleItem().State.ShouldBe(JobState.Done);
        (await _stage.MessagesAsync(chat)).Count.ShouldBe(1);
        await _stage.ShouldVerifyAsync();
    }

    private async Task<IEnumerable<string>> PromptsAsync(Chat chat) =>
        (await _stage.LastAsync(chat)).Current.Attachments
            .Select(one => one.State == AttachmentState.Ready ? one.Prompt! : $"{one.Prompt} ({one.State})");
}

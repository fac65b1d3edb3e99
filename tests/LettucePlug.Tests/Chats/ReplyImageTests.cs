using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Chats;

/// <summary>Pictures that a chat model makes itself, in the middle of what it says.</summary>
public sealed class ReplyImageTests : IDisposable
{
    private static readonly Uri Hosted = new("https://pictures.example/1.png");

    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bytes_and_streams_become_attachments_of_that_reply(bool asStream)
    {
        var chat = await PainterAsync(new ChatImage
        {
            Image = asStream
                ? ImageContent.FromStream(new MemoryStream(Pictures.Png(3, 20, 10)))
                : ImageContent.FromBytes(Pictures.Png(3, 20, 10)),
        });

        await _stage.SendAsync(chat, "Draw.");

        var reply = await _stage.LastAsync(chat);
        reply.Current.Text.ShouldBe("Look: there.");
        var attachment = reply.Current.Attachments.ShouldHaveSingleItem();
        (attachment.State, attachment.Width, attachment.Height, attachment.Mime).ShouldBe((AttachmentState.Ready, 20, 10, "image/png"));
        var asset = await _stage.Library.GetAsync(attachment.Asset!, Token);
        (asset.Kind, asset.Model, asset.Connection, asset.Message, asset.Chat).ShouldBe(("chat", "painter", "studio", reply.Id, chat.Id));
        await _stage.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_address_is_downloaded_after_the_text_is_stored()
    {
        var chat = await PainterAsync(new ChatImage { Image = ImageContent.FromUrl(Hosted) });
        _stage.Connections["studio"].Downloads[Hosted] = Pictures.Png(9);

        var events = await _stage.SendAsync(chat, "Draw.");

        var saved = events.OfType<WorkflowEvent.ReplySaved>().ShouldHaveSingleItem().Message;
        var place = saved.Current.Attachments.ShouldHaveSingleItem();
        (place.State, saved.Current.Text).ShouldBe((AttachmentState.Pending, "Look: there."));
        var changed = events.OfType<WorkflowEvent.AttachmentChanged>().ShouldHaveSingleItem().Message;
        var ready = changed.Current.Attachments.ShouldHaveSingleItem();
        (ready.Id, ready.State, ready.Width).ShouldBe((place.Id, AttachmentState.Ready, 8));
        var asset = await _stage.Library.GetAsync(ready.Asset!, Token);
        (asset.Kind, asset.Model, asset.Prompt, asset.Job).ShouldBe(("chat", "painter", null, place.Job));
        await _stage.ShouldVerifyAsync();
        events.FindIndex(one => one is WorkflowEvent.ReplySaved)
            .ShouldBeLessThan(events.FindIndex(one => one is WorkflowEvent.AttachmentChanged));
    }

    [Fact]
    public async Task An_address_with_nothing_behind_it_leaves_the_text_and_says_why_there_is_no_picture()
    {
        var chat = await PainterAsync(new ChatImage { Image = ImageContent.FromUrl(Hosted) });

        await _stage.SendAsync(chat, "Draw.");

        var reply = (await _stage.LastAsync(chat)).Current;
        reply.Text.ShouldBe("Look: there.");
        var attachment = reply.Attachments.ShouldHaveSingleItem();
        attachment.State.ShouldBe(AttachmentState.Failed);
        attachment.Problem.ShouldNotBeNull().ShouldContain("could not be downloaded");
        attachment.Hint.ShouldNotBeNull().ShouldContain($"lettuceplug jobs retry {attachment.Job}");
    }

    [Fact]
    public async Task A_download_that_failed_can_be_tried_again_and_asks_no_model_for_anything()
    {
        var chat = await PainterAsync(new ChatImage { Image = ImageContent.FromUrl(Hosted), ProviderState = "thought-1" });
        await _stage.SendAsync(chat, "Draw.");
        var failed = (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        _stage.Connections["studio"].Downloads[Hosted] = Pictures.Png(9);

        await _stage.Retry.RunAsync(failed.Job!, Token).ToEventsAsync();

        var ready = (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        (ready.Id, ready.State, ready.Problem, ready.ProviderState).ShouldBe((failed.Id, AttachmentState.Ready, null, "thought-1"));
        _stage.Connections["studio"].Chats.Count.ShouldBe(1);
        _stage.Connections["studio"].Images.ShouldBeEmpty();
        (await Should.ThrowAsync<JobException>(() => _stage.Retry.RunAsync(failed.Job!, Token).ToEventsAsync())).Code
            .ShouldBe("job-was-retried");
        await _stage.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Of_two_addresses_the_one_with_nothing_behind_it_does_not_disturb_the_other()
    {
        var second = new Uri("https://pictures.example/2.png");
        var chat = await PainterAsync(
            new ChatImage { Image = ImageContent.FromUrl(Hosted) }, new ChatImage { Image = ImageContent.FromUrl(second) });
        _stage.Connections["studio"].Downloads[second] = Pictures.Png(9);

        await _stage.SendAsync(chat, "Draw.");

        (await _stage.LastAsync(chat)).Current.Attachments.Select(one => one.State)
            .ShouldBe([AttachmentState.Failed, AttachmentState.Ready]);
    }

    [Fact]
    public async Task A_reply_that_breaks_off_leaves_its_hosted_picture_to_be_fetched_on_request()
    {
        await _stage.ModelAsync("painter", "studio", "text,image", "text,image");
        await _stage.SetAsync("chat.model", "painter");
        _stage.Connections["studio"].OnChat = (_, _) => Breaking();
        _stage.Connections["studio"].Downloads[Hosted] = Pictures.Png(9);
        var chat = await _stage.ChatAsync();

        await Should.ThrowAsync<Host.Connections.ProviderCallException>(() => _stage.SendAsync(chat, "Draw."));

        var left = (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        (left.State, left.Asset).ShouldBe((AttachmentState.Failed, null));
        (await _stage.JobsAsync()).ShouldHaveSingleItem().State.ShouldBe(JobState.Interrupted);
        await _stage.Retry.RunAsync(left.Job!, Token).ToEventsAsync();
        (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Ready);

        static async IAsyncEnumerable<ChatUpdate> Breaking()
        {
            await Task.Yield();
            yield return new ChatTextDelta { Text = "Look:" };
            yield return new ChatImage { Image = ImageContent.FromUrl(Hosted) };
            throw new ProviderException(ProviderFailure.Unavailable, "gone");
        }
    }

    [Fact]
    public async Task What_is_no_picture_is_said_to_be_none_and_the_text_stays()
    {
        var chat = await PainterAsync(new ChatImage { Image = ImageContent.FromBytes("<html>sorry</html>"u8.ToArray()) });

        await _stage.SendAsync(chat, "Draw.");

        var reply = (await _stage.LastAsync(chat)).Current;
        reply.Text.ShouldBe("Look: there.");
        reply.Attachments.ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Failed);
        (await _stage.AssetsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_service_gave_along_goes_back_to_the_connection_it_came_from_and_to_no_other()
    {
        await _stage.ModelAsync("rival", "elsewhere", "text,image", "text,image");
        var chat = await PainterAsync(
            new ChatImage { Image = ImageContent.FromBytes(Pictures.Png(3)), ProviderState = "thought-1" });
        await _stage.SendAsync(chat, "Draw.");

        await _stage.SendAsync(chat, "Again.");
        await _stage.SendAsync(chat, "You?", new ReplyAsk { Chat = chat.Id, Model = "rival" });

        _stage.Connections["studio"].Chats[1].Messages.SelectMany(one => one.Parts).OfType<ChatPicture>()
            .ShouldHaveSingleItem().ProviderState.ShouldBe("thought-1");
        _stage.Connections["elsewhere"].Chats.ShouldHaveSingleItem()
            .Messages.SelectMany(one => one.Parts).OfType<ChatPicture>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_is_asked_for_only_where_I_want_pictures()
    {
        var chat = await PainterAsync();

        await _stage.SendAsync(chat, "Draw.");
        await _stage.SendAsync(chat, "Talk.", new ReplyAsk { Chat = chat.Id, NoImages = true });

        var sent = _stage.Connections["studio"].Chats;
        sent[0].Output.ShouldBe([Modality.Text, Modality.Image]);
        sent[1].Output.ShouldBe([Modality.Text]);
        FakeProvider.Text(sent[0].Messages[0]).ShouldContain(FakePrompts.Protocol);
        FakeProvider.Text(sent[1].Messages[0]).ShouldNotContain(FakePrompts.Protocol);
    }

    private async Task<Chat> PainterAsync(params ChatUpdate[] pictures)
    {
        await _stage.ModelAsync("painter", "studio", "text,image", "text,image");
        await _stage.SetAsync("chat.model", "painter");
        _stage.Connections["studio"].OnChat = (_, _) => FakeProvider.Streaming(
            [
                new ChatTextDelta { Text = "Look: " },
                .. _stage.Connections["studio"].Chats.Count == 1 ? pictures : [],
                new ChatTextDelta { Text = "there." },
                new ChatFinished { Reason = FinishReason.Stop },
            ]);
        return await _stage.ChatAsync();
    }
}

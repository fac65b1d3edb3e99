using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Chats;

public sealed class RegenerateTests : IDisposable
{
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_new_variant_takes_nothing_from_the_earlier_ones_and_its_own_scene_is_rendered_too()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        var chat = await _stage.ChatAsync();
        _stage.Sketch.OnChat = (request, _) => FakeProvider.Saying($"take {_stage.Sketch.Chats.Count} <img>scene {_stage.Sketch.Chats.Count}</img>");
        await _stage.SendAsync(chat, "Hi.");

        await _stage.RegenerateAsync(chat);

        var reply = await _stage.LastAsync(chat);
        reply.Variants.Select(one => one.Text).ShouldBe(["take 1", "take 2"]);
        reply.Selected.ShouldBe(1);
        reply.Variants.ShouldAllBe(one => one.Attachments.Count == 1 && one.Attachments[0].State == AttachmentState.Ready);
        reply.Variants[0].Attachments[0].Asset.ShouldNotBe(reply.Variants[1].Attachments[0].Asset);
        reply.Variants.Select(one => one.Attachments[0].Prompt).ShouldBe(["scene 1", "scene 2"]);
        // The reply that is made again is not shown to the model.
        _stage.Sketch.Chats[1].Messages.Select(FakeProvider.Text).ShouldBe(_stage.Sketch.Chats[0].Messages.Select(FakeProvider.Text));
        await _stage.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_failed_attempt_leaves_the_reply_as_it_was()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Breaking(new ProviderException(ProviderFailure.RateLimited, "slow down"));

        await Should.ThrowAsync<Host.Connections.ProviderCallException>(_stage.RegenerateAsync(chat));

        (await _stage.LastAsync(chat)).Variants.ShouldHaveSingleItem().Text.ShouldBe("Hello.");
    }

    [Fact]
    public async Task A_greeting_cannot_be_made_again_and_an_empty_chat_not_at_all()
    {
        var chat = await _stage.ChatAsync(greeting: "Come in.");
        (await Should.ThrowAsync<ConversationException>(_stage.RegenerateAsync(chat))).Code.ShouldBe("nothing-to-regenerate");
        await _stage.Edit.RemoveAsync(chat.Id, (await _stage.LastAsync(chat)).Id, andLater: false, Token);
        (await Should.ThrowAsync<ConversationException>(_stage.RegenerateAsync(chat))).Code.ShouldBe("empty-chat");
    }

    [Fact]
    public async Task Going_on_adds_to_the_reply_and_keeps_its_pictures()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        var chat = await _stage.ChatAsync();
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Once upon <img>a tower</img>");
        await _stage.SendAsync(chat, "Tell me.");
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("a time.");

        await _stage.Talk.ContinueAsync(new ReplyAsk { Chat = chat.Id }, Token).ToEventsAsync();

        var reply = (await _stage.LastAsync(chat)).Variants.ShouldHaveSingleItem();
        reply.Text.ShouldBe("Once upon a time.");
        reply.Attachments.ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Ready);
        _stage.Sketch.Chats[1].Messages[^2].Role.ShouldBe(ChatRole.Assistant);
        _stage.Sketch.Chats[1].Messages[^1].Role.ShouldBe(ChatRole.System);
    }

    [Theory]
    [InlineData("Once upon", "a time", "Once upon a time")]
    [InlineData("Once upon", " a time", "Once upon a time")]
    [InlineData("Once upon a time", ", long ago", "Once upon a time, long ago")]
    [InlineData("He said", "\"Go.\"", "He said \"Go.\"")]
    [InlineData("", "Hello", "Hello")]
    public void What_is_gone_on_with_is_joined_as_a_writer_would(string beginning, string end, string whole) =>
        ReplyKeeper.Join(beginning, end).ShouldBe(whole);

    [Fact]
    public async Task Messages_can_be_reworded_removed_selected_and_branched_off()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "One.");
        await _stage.SendAsync(chat, "Two.");
        await _stage.RegenerateAsync(chat);
        var messages = await _stage.MessagesAsync(chat);

        var branch = await _stage.Edit.BranchAsync(chat.Id, messages[1].Id, null, Token);
        await _stage.Edit.RewordAsync(chat.Id, messages[0].Id, "Eins.", Token);
        (await _stage.Edit.SelectAsync(chat.Id, messages[3].Id, 1, Token)).Selected.ShouldBe(0);
        (await Should.ThrowAsync<ConversationException>(
            _stage.Edit.SelectAsync(chat.Id, messages[3].Id, 3, Token).AsTask())).Code.ShouldBe("no-such-variant");
        (await _stage.Edit.RemoveAsync(chat.Id, messages[1].Id, andLater: true, Token)).ShouldBe(3);

        (await _stage.MessagesAsync(chat)).ShouldHaveSingleItem().Current.Text.ShouldBe("Eins.");
        (await _stage.MessagesAsync(branch)).Select(one => one.Current.Text).ShouldBe(["One.", "Hello."]);
        branch.BranchOf.ShouldNotBeNull().Message.ShouldBe(messages[1].Id);
    }
}

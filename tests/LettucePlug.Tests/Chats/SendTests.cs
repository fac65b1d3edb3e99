using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Chats;

public sealed class SendTests : IDisposable
{
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task What_I_say_is_stored_before_anything_is_sent()
    {
        var chat = await _stage.ChatAsync();
        var stored = 0;
        _stage.Sketch.OnChat = (_, _) =>
        {
            stored = _stage.MessagesAsync(chat).Result.Count;
            return FakeProvider.Saying("Wel", "come.");
        };

        var events = await _stage.SendAsync(chat, "Good evening.");

        stored.ShouldBe(1);
        events.TextOf().ShouldBe("Welcome.");
        events.FindIndex(one => one is WorkflowEvent.MessageAdded).ShouldBe(0);
        var messages = await _stage.MessagesAsync(chat);
        messages.Select(one => (one.Role, one.Current.Text)).ShouldBe([("user", "Good evening."), ("assistant", "Welcome.")]);
        messages[1].Current.FinishReason.ShouldBe("stop");
        messages[1].Current.Model.ShouldBe("sketch-writer");
    }

    [Fact]
    public async Task The_model_sees_the_scene_the_greeting_and_what_was_said()
    {
        var chat = await _stage.ChatAsync(persona: "Ada", greeting: "Come in.");
        await _stage.Edit.SetAsync(chat.Id, new Dictionary<string, string> { ["scene"] = "A forge at night." }, Token);

        await _stage.SendAsync(chat, "Thanks.");

        var sent = _stage.Sketch.Chats.ShouldHaveSingleItem();
        sent.Messages.Select(one => (one.Role.Name, FakeProvider.Text(one))).ShouldBe(
            [("system", $"You are Mara. A forge at night. {FakePrompts.Protocol}"), ("assistant", "Come in."), ("user", "Thanks.")]);
        sent.MaxTokens.ShouldBe(1024);
        sent.Output.ShouldBe([Modality.Text]);
        _stage.Prompts.Calls[^1].Values["user"].ShouldBe("Ada");
    }

    [Theory]
    [InlineData("Ada", "Good evening, Ada, says Mara.")]
    [InlineData(null, "Good evening, User, says Mara.")]
    public async Task A_greeting_calls_everybody_by_name(string? persona, string said)
    {
        var chat = await _stage.ChatAsync(persona, "Good evening, {{user}}, says {{ Char }}.");

        (await _stage.LastAsync(chat)).Current.Text.ShouldBe(said);
    }

    [Fact]
    public async Task A_long_chat_is_cut_to_what_the_model_can_take_and_no_more_of_it_is_read()
    {
        var chat = await _stage.ChatAsync();
        for (var i = 0; i < 300; i++)
        {
            await _stage.SendAsync(chat, $"{i} " + new string('x', 400));
        }

        await _stage.SetAsync("chat.contextTokens", "2048");

        await _stage.SendAsync(chat, "and now?");

        var sent = _stage.Sketch.Chats[^1];
        sent.Messages.Count.ShouldBeInRange(8, 24);
        FakeProvider.Text(sent.Messages[^1]).ShouldBe("and now?");
        sent.Messages.Sum(one => ContextWindow.Estimate(FakeProvider.Text(one))).ShouldBeLessThan(1024);
    }

    [Theory]
    [InlineData(ProviderFailure.Unavailable)]
    [InlineData(ProviderFailure.Unauthorized)]
    [InlineData(ProviderFailure.Moderated)]
    public async Task A_refusal_leaves_my_message_and_no_empty_reply_and_regenerating_answers_it(ProviderFailure failure)
    {
        var chat = await _stage.ChatAsync();
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Breaking(new ProviderException(failure, "no"));

        (await Should.ThrowAsync<ProviderCallException>(_stage.SendAsync(chat, "Hi."))).Failure.ShouldBe(failure);

        (await _stage.MessagesAsync(chat)).ShouldHaveSingleItem().Current.Text.ShouldBe("Hi.");
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Hello.");
        await _stage.RegenerateAsync(chat);
        (await _stage.MessagesAsync(chat)).Select(one => one.Current.Text).ShouldBe(["Hi.", "Hello."]);
    }

    [Fact]
    public async Task A_reply_that_breaks_off_is_kept_and_marked_and_its_scene_is_not_rendered()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        var chat = await _stage.ChatAsync();
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Breaking(
            new ProviderException(ProviderFailure.Unavailable, "gone"), "Once upon <im", "g>a tower</img> a ti");

        await Should.ThrowAsync<ProviderCallException>(_stage.SendAsync(chat, "Tell me."));

        var reply = (await _stage.LastAsync(chat)).Current;
        reply.Text.ShouldBe("Once upon  a ti");
        reply.FinishReason.ShouldBe("error");
        reply.ScenePrompt.ShouldBe("a tower");
        _stage.Sketch.Images.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_reply_keeps_what_had_come()
    {
        var chat = await _stage.ChatAsync();
        var reached = new TaskCompletionSource();
        _stage.Sketch.OnChat = (_, token) => FakeProvider.Hanging(reached, "Half a", token);
        using var stop = new CancellationTokenSource();

        var sending = _stage.Talk
            .SendAsync(new SendAsk { Text = "Go on.", Reply = new ReplyAsk { Chat = chat.Id } }, stop.Token).ToEventsAsync();
        await reached.Task;
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
        (await _stage.MessagesAsync(chat)).Select(one => (one.Current.Text, one.Current.FinishReason))
            .ShouldBe([("Go on.", null), ("Half a", "cancelled")]);
    }

    [Theory]
    [InlineData("stop", "reply-empty")]
    [InlineData("content_filter", "reply-moderated")]
    public async Task An_empty_reply_is_an_error_of_its_own(string reason, string code)
    {
        var chat = await _stage.ChatAsync();
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Streaming(new ChatFinished { Reason = new FinishReason(reason) });

        (await Should.ThrowAsync<ReplyException>(_stage.SendAsync(chat, "Hi."))).Code.ShouldBe(code);

        (await _stage.MessagesAsync(chat)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_stored_of_a_message_that_cannot_be_one()
    {
        var chat = await _stage.ChatAsync();

        (await Should.ThrowAsync<ConversationException>(_stage.SendAsync(chat, "  "))).Code.ShouldBe("empty-message");
        (await Should.ThrowAsync<NoRouteException>(
            _stage.SendAsync(chat, "Hi.", new ReplyAsk { Chat = chat.Id, Model = "none" }))).Code.ShouldBe("no-such-model");
        (await Should.ThrowAsync<ConversationException>(
            _stage.SendAsync(chat, "Hi.", new ReplyAsk { Chat = "none" }))).Code.ShouldBe("no-such-chat");

        (await _stage.MessagesAsync(chat)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_model_of_my_list_answers_where_the_first_is_down()
    {
        await _stage.ModelAsync("second", "other", "text", "text");
        await _stage.SetAsync("chat.model", "sketch-writer,second");
        var chat = await _stage.ChatAsync();
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Breaking(new ProviderException(ProviderFailure.Unavailable, "down"));
        _stage.Connections["other"].OnChat = (_, _) => FakeProvider.Saying("Here I am.");

        var events = await _stage.SendAsync(chat, "Hi.");

        events.WarningsOf().ShouldContain(text => text.Contains("Trying 'second'"));
        (await _stage.LastAsync(chat)).Current.Model.ShouldBe("second");
    }

    [Fact]
    public async Task A_picture_goes_along_in_its_place_and_later_messages_show_it_again()
    {
        var chat = await _stage.ChatAsync();
        var picture = await _stage.AssetAsync(7);

        await _stage.SendAsync(chat, "Look!", null, picture.Id);
        await _stage.SendAsync(chat, "And?");

        _stage.Sketch.Chats[0].Messages[^1].Parts.OfType<ChatPicture>().ShouldHaveSingleItem().MediaType.ShouldBe("image/png");
        _stage.Sketch.Chats[1].Messages.SelectMany(one => one.Parts).OfType<ChatPicture>().Count().ShouldBe(1);
        var attachment = (await _stage.MessagesAsync(chat))[0].Current.Attachments.ShouldHaveSingleItem();
        (attachment.Asset, attachment.Width, attachment.Mime).ShouldBe((picture.Id, 8, "image/png"));
    }

    [Fact]
    public async Task A_model_without_eyes_gets_no_picture_and_I_am_told()
    {
        await _stage.ModelAsync("blind", "other", "text", "text");
        var chat = await _stage.ChatAsync();
        var picture = await _stage.AssetAsync(7);

        var events = await _stage.SendAsync(chat, "Look!", new ReplyAsk { Chat = chat.Id, Model = "blind" }, picture.Id);

        events.WarningsOf().ShouldContain(text => text.Contains("'blind' takes no images"));
        _stage.Connections["other"].Chats[0].Messages.SelectMany(one => one.Parts).OfType<ChatPicture>().ShouldBeEmpty();
        (await _stage.MessagesAsync(chat))[0].Current.Attachments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_chat_may_have_a_model_of_its_own()
    {
        await _stage.ModelAsync("second", "other", "text", "text", ("temperature", "0.3"), ("maxTokens", "50"));
        var chat = await _stage.ChatAsync();
        await _stage.Edit.SetAsync(chat.Id, new Dictionary<string, string> { ["chat.model"] = "second" }, Token);

        await _stage.SendAsync(chat, "Hi.");

        var sent = _stage.Connections["other"].Chats.ShouldHaveSingleItem();
        (sent.Temperature, sent.MaxTokens).ShouldBe((0.3, 50));
        _stage.Sketch.Chats.ShouldBeEmpty();
    }
}

using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Scenes;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Chats;

public sealed class SceneDraftTests : IDisposable
{
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task The_writer_gets_the_message_and_the_two_before_it_the_references_and_the_renderers_wishes()
    {
        await _stage.SetAsync("scene.enabled", "true");
        await _stage.ModelAsync("painter", "studio", "text,image", "image", ("promptWriterInstructions", "Be brief."));
        await _stage.SetAsync("scene.imageModel", "painter");
        var chat = await _stage.ChatAsync();
        await _stage.Design.AddAsync("mara", [(await _stage.AssetAsync(1)).Id], "front", Token);
        foreach (var text in new[] { "One.", "Two.", "Three." })
        {
            await _stage.SendAsync(chat, text);
        }

        var messages = await _stage.MessagesAsync(chat);
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("A forge", " at night.");

        var events = await _stage.Draft.RunAsync(new SceneAsk { Chat = chat.Id, Message = messages[3].Id }, Token).ToEventsAsync();

        var sent = _stage.Sketch.Chats[^1];
        FakeProvider.Text(sent.Messages[0]).ShouldBe("Write a scene prompt. Be brief.\nMara: Hello.\nUser: Two.\nMara: Hello.");
        FakeProvider.Text(sent.Messages[1]).ShouldBe("Mara, front");
        sent.Messages[1].Parts.OfType<ChatPicture>().Count().ShouldBe(1);
        var proposed = events.OfType<WorkflowEvent.SceneProposed>().ShouldHaveSingleItem();
        (proposed.Approval.Prompt, proposed.Approval.Message).ShouldBe(("A forge at night.", messages[3].Id));
        proposed.References.ShouldHaveSingleItem().Role.ShouldBe("character");
        _stage.Connections["studio"].Images.ShouldBeEmpty();

        await _stage.Answers.ApproveAsync(proposed.Approval.Id, null, Token).ToEventsAsync();

        (await _stage.Chats.GetMessageAsync(chat.Id, messages[3].Id, Token)).Current.Attachments
            .ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Ready);
    }

    [Theory]
    [InlineData("A forge at night.", "A forge at night.")]
    [InlineData("\"A forge at night.\"", "A forge at night.")]
    [InlineData("```\nA forge at night.\n```", "A forge at night.")]
    [InlineData("Prompt: A forge at night.", "A forge at night.")]
    [InlineData("**Scene prompt:** A forge at night.", "A forge at night.")]
    [InlineData("Here you are: <img>A forge at night.</img> Enjoy!", "A forge at night.")]
    [InlineData("<img>One.</img><img>Two.</img>", "One.")]
    [InlineData("<img>A forge at night.", "A forge at night.")]
    [InlineData("A forge at night. [CONTINUE]", "A forge at night.")]
    [InlineData("A forge\n\n\n  at night.", "A forge\nat night.")]
    [InlineData("  \n", null)]
    [InlineData("```\n```", null)]
    public void Whatever_is_put_around_it_one_prompt_is_taken(string written, string? prompt) =>
        DraftScene.OnePrompt(written).ShouldBe(prompt);

    [Fact]
    public async Task Each_missing_half_is_named_and_the_other_said_to_be_fine()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");

        await _stage.Catalog.RemoveModelAsync("sketch-writer", Token);
        var noWriter = await Should.ThrowAsync<SceneException>(DraftAsync(chat));
        (noWriter.Code, noWriter.ExitCode).ShouldBe(("no-scene-writer", 3));
        noWriter.Message.ShouldContain("is fine: 'sketch-image'");
        noWriter.Hint.ShouldNotBeNull().ShouldContain("scene.writerModel");

        await _stage.Catalog.RemoveModelAsync("sketch-image", Token);
        (await Should.ThrowAsync<SceneException>(DraftAsync(chat))).Code.ShouldBe("no-scene-models");

        await _stage.ModelAsync("eye", "sketch", "text,image", "text");
        await _stage.SetAsync("scene.writerModel", "eye");
        var noRenderer = await Should.ThrowAsync<SceneException>(DraftAsync(chat));
        noRenderer.Code.ShouldBe("no-scene-renderer");
        noRenderer.Message.ShouldContain("is fine: 'eye'");
        noRenderer.Hint.ShouldNotBeNull().ShouldContain("scene.imageModel");
    }

    [Fact]
    public async Task There_is_no_draft_of_nothing_with_scenes_off_or_from_a_silent_writer()
    {
        var chat = await _stage.ChatAsync();
        (await Should.ThrowAsync<ConversationException>(DraftAsync(chat))).Code.ShouldBe("empty-chat");
        await _stage.SendAsync(chat, "Hi.");
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("  ");
        (await Should.ThrowAsync<ReplyException>(DraftAsync(chat))).Code.ShouldBe("scene-prompt-empty");
        await _stage.SetAsync("scene.enabled", "false");
        (await Should.ThrowAsync<SceneException>(DraftAsync(chat))).Code.ShouldBe("scenes-off");
        (await Should.ThrowAsync<SceneException>(
            _stage.Render.RunAsync(new SceneAsk { Chat = chat.Id, Prompt = "x" }, Token).ToEventsAsync())).Code.ShouldBe("scenes-off");
        (await _stage.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_prompt_of_nothing_is_no_prompt_however_much_is_known_of_the_looks()
    {
        var chat = await _stage.ChatAsync();
        await _stage.Design.DescribeAsync("mara", "Red hair.", Token);
        await _stage.SendAsync(chat, "Hi.");

        (await Should.ThrowAsync<ImageAskException>(
            () => _stage.Render.RunAsync(new SceneAsk { Chat = chat.Id, Prompt = " " }, Token).ToEventsAsync()))
            .Code.ShouldBe("prompt-empty");
        (await _stage.JobsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_came_with_no_prompt_needs_one_to_be_rendered()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");

        (await Should.ThrowAsync<ConversationException>(
            _stage.Render.RunAsync(new SceneAsk { Chat = chat.Id }, Token).ToEventsAsync())).Code.ShouldBe("no-scene-prompt");

        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Look. <img>a tower</img>");
        await _stage.SendAsync(chat, "Show me.");
        await _stage.Render.RunAsync(new SceneAsk { Chat = chat.Id }, Token).ToEventsAsync();
        _stage.Sketch.Images.ShouldHaveSingleItem().Prompt.ShouldBe("a tower");
    }

    private Task<List<WorkflowEvent>> DraftAsync(Chat chat) =>
        _stage.Draft.RunAsync(new SceneAsk { Chat = chat.Id }, Token).ToEventsAsync();
}

using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Figures;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Chats;

/// <summary>Avatars and design references of characters and personas.</summary>
public sealed class AvatarTests : IDisposable
{
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("mara")]
    [InlineData("persona:ada")]
    public async Task Every_result_is_a_variant_and_the_one_I_accept_is_the_avatar(string address)
    {
        await _stage.ChatAsync(persona: "Ada");
        var (kind, id) = Figure.ReadAddress(address);

        await _stage.Avatars.GenerateAsync(new AvatarAsk { Figure = address, Request = "red hair", Count = 1 }, Token).ToEventsAsync();
        await _stage.Avatars.GenerateAsync(new AvatarAsk { Figure = address }, Token).ToEventsAsync();

        var figure = await _stage.Figures.GetAsync(kind, id, Token);
        figure.Avatar.ShouldBeNull();
        figure.AvatarVariants.Count.ShouldBe(2);
        _stage.Sketch.Images[0].Prompt.ShouldBe($"avatar of {figure.Name}: red hair");
        var accepted = await _stage.Avatars.AcceptAsync(address, figure.AvatarVariants[0], Token);
        (accepted.Avatar, accepted.AvatarVariants.Count).ShouldBe((figure.AvatarVariants[0], 2));
        await _stage.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_edit_sends_the_avatar_as_the_source_and_remembers_it()
    {
        await _stage.ChatAsync();
        (await Should.ThrowAsync<ConversationException>(EditAsync())).Code.ShouldBe("no-avatar");
        await _stage.Avatars.GenerateAsync(new AvatarAsk { Figure = "mara", Request = "red hair" }, Token).ToEventsAsync();
        var first = (await _stage.Figures.GetAsync(FigureKind.Character, "mara", Token)).AvatarVariants[0];
        await _stage.Avatars.AcceptAsync("mara", first, Token);

        await EditAsync();

        var sent = _stage.Sketch.Images[1];
        sent.References.ShouldHaveSingleItem().Role.ShouldBe(ReferenceRole.Source);
        sent.Prompt.ShouldBe("edit of Mara, keep who it is: older (was: avatar of Mara: red hair)");
        var figure = await _stage.Figures.GetAsync(FigureKind.Character, "mara", Token);
        (await _stage.Library.GetAsync(figure.AvatarVariants[1], Token)).Parent.ShouldBe(first);
        figure.Avatar.ShouldBe(first);

        await _stage.ModelAsync("blind", "sketch", "text", "image");
        await _stage.SetAsync("avatar.model", "blind");
        await Should.ThrowAsync<NoRouteException>(EditAsync());
    }

    [Fact]
    public async Task Design_references_have_an_order_and_captions()
    {
        await _stage.ChatAsync();
        var ids = new List<string>();
        foreach (var shade in new byte[] { 1, 2, 3 })
        {
            ids.Add((await _stage.AssetAsync(shade)).Id);
        }

        await _stage.Design.AddAsync("mara", [ids[0], ids[1], ids[0]], null, Token);
        await _stage.Design.AddAsync("mara", [ids[2]], "side", Token);
        await _stage.Design.MoveAsync("mara", ids[2], 1, Token);
        await _stage.Design.CaptionAsync("mara", ids[0], "front", Token);
        var figure = await _stage.Design.RemoveAsync("mara", ids[1], Token);

        figure.DesignReferences.Select(one => (one.Asset, one.Caption)).ShouldBe([(ids[2], "side"), (ids[0], "front")]);
        (await Should.ThrowAsync<ConversationException>(_stage.Design.RemoveAsync("mara", ids[1], Token)))
            .Code.ShouldBe("no-such-design-reference");
        (await Should.ThrowAsync<ConversationException>(_stage.Design.AddAsync("nobody", [ids[1]], null, Token)))
            .Code.ShouldBe("no-such-character");
    }

    [Fact]
    public async Task A_draft_looks_at_avatar_and_references_and_stores_nothing()
    {
        await _stage.ChatAsync();
        var nothing = await Should.ThrowAsync<ConversationException>(DraftAsync());
        nothing.Code.ShouldBe("nothing-to-look-at");
        await _stage.Design.AddAsync("mara", [(await _stage.AssetAsync(1)).Id, (await _stage.AssetAsync(2)).Id], null, Token);
        await _stage.Avatars.AcceptAsync("mara", (await _stage.AssetAsync(3)).Id, Token);
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("```text\nRed", " hair.\n```");

        var events = await DraftAsync();

        events.OfType<WorkflowEvent.DesignDrafted>().ShouldHaveSingleItem().Text.ShouldBe("Red hair.");
        events.OfType<WorkflowEvent.TextWritten>().Count().ShouldBe(2);
        var sent = _stage.Sketch.Chats.ShouldHaveSingleItem();
        sent.Messages.SelectMany(one => one.Parts).OfType<ChatPicture>().Count().ShouldBe(3);
        (await _stage.Figures.GetAsync(FigureKind.Character, "mara", Token)).DesignDescription.ShouldBeNull();

        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("```\n```");
        (await Should.ThrowAsync<ReplyException>(DraftAsync())).Code.ShouldBe("design-empty");
        await _stage.Catalog.RemoveModelAsync("sketch-writer", Token);
        (await Should.ThrowAsync<NoRouteException>(DraftAsync())).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task A_draft_can_be_stopped()
    {
        await _stage.ChatAsync();
        await _stage.Avatars.AcceptAsync("mara", (await _stage.AssetAsync(3)).Id, Token);
        var reached = new TaskCompletionSource();
        _stage.Sketch.OnChat = (_, token) => FakeProvider.Hanging(reached, "Red", token);
        using var stop = new CancellationTokenSource();
        var drafting = _stage.Designs.RunAsync("mara", null, null, stop.Token).ToEventsAsync();
        await reached.Task;

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(drafting);
    }

    private Task<List<WorkflowEvent>> EditAsync() =>
        _stage.Avatars.EditAsync(new AvatarAsk { Figure = "mara", Request = "older" }, Token).ToEventsAsync();

    private Task<List<WorkflowEvent>> DraftAsync() => _stage.Designs.RunAsync("mara", null, null, Token).ToEventsAsync();
}

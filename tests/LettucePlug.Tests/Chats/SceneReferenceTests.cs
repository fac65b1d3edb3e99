using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Tests.Chats;

/// <summary>Which pictures go along with a scene, in which order, and what the prompt says about them.</summary>
public sealed class SceneReferenceTests : IDisposable
{
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task They_go_character_persona_background_with_role_and_label_and_the_prompt_says_who_is_who()
    {
        var chat = await FurnishedAsync();

        await RenderAsync(chat);

        var sent = _stage.Sketch.Images.ShouldHaveSingleItem();
        sent.References.Select(one => (one.Role.Name, one.Label)).ShouldBe(
        [
            ("character", "Mara, front"), ("character", "Mara, design 2"), ("persona", "Ada, avatar"), ("background", "background"),
        ]);
        sent.Prompt.ShouldBe(
            """
            How Mara looks: Red hair, a leather apron.

            About the attached images: images 1, 2 show Mara; take the looks from there and nothing else.
             image 3 shows Ada; take the looks from there and nothing else.
             image 4 shows the place; take the surroundings from there and no people. Do not mix up Mara and Ada.

            a duel
            """.ReplaceLineEndings("\n").Replace(".\n i", ". i"));
        (await _stage.JobsAsync())[0].Request.References.Count.ShouldBe(4);
        var asset = (await _stage.AssetsAsync()).Single(one => one.Kind == "scene");
        asset.References.Select(one => one.Role).ShouldBe(["character", "character", "persona", "background"]);
    }

    [Fact]
    public async Task A_model_that_reads_tags_gets_the_prompt_alone_with_its_own_extra_and_negative_prompt()
    {
        await _stage.ModelAsync(
            "booru", "sketch", "text,image", "image", ("promptStyle", "tags"), ("extraPrompt", "masterpiece"), ("negativePrompt", "blurry"));
        await _stage.SetAsync("scene.imageModel", "booru");
        var chat = await FurnishedAsync();

        await RenderAsync(chat);

        var sent = _stage.Sketch.Images.ShouldHaveSingleItem();
        (sent.Prompt, sent.NegativePrompt).ShouldBe(("masterpiece, a duel", "blurry"));
        sent.References.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_is_too_many_is_left_out_from_the_end_and_not_talked_about()
    {
        _stage.Sketch.Limits = _stage.Sketch.Limits with { MaxReferences = 2 };
        var chat = await FurnishedAsync();

        var events = await RenderAsync(chat);

        events.WarningsOf().ShouldHaveSingleItem().ShouldContain("Ada, avatar, background");
        var sent = _stage.Sketch.Images.ShouldHaveSingleItem();
        sent.References.Select(one => one.Label).ShouldBe(["Mara, front", "Mara, design 2"]);
        sent.Prompt.ShouldContain("images 1, 2 show Mara");
        sent.Prompt.ShouldNotContain("image 3");
    }

    [Fact]
    public async Task A_model_without_eyes_draws_without_references_and_I_am_told()
    {
        await _stage.ModelAsync("blind", "sketch", "text", "image");
        await _stage.SetAsync("scene.imageModel", "blind");
        var chat = await FurnishedAsync();

        var events = await RenderAsync(chat);

        events.WarningsOf().ShouldContain(text => text.Contains("'blind' takes no reference images"));
        var sent = _stage.Sketch.Images.ShouldHaveSingleItem();
        sent.References.ShouldBeEmpty();
        sent.Prompt.ShouldBe("How Mara looks: Red hair, a leather apron.\n\na duel");
    }

    [Fact]
    public async Task A_short_prompt_limit_costs_the_notes_and_not_the_scene()
    {
        _stage.Sketch.Limits = _stage.Sketch.Limits with { MaxPromptCharacters = 60 };
        var chat = await FurnishedAsync();

        var events = await RenderAsync(chat);

        events.WarningsOf().ShouldContain(text => text.Contains("left out of the prompt"));
        _stage.Sketch.Images.ShouldHaveSingleItem().Prompt.ShouldBe("a duel");
    }

    [Fact]
    public async Task What_is_missing_is_said_and_the_avatar_stands_in_where_nothing_is_left()
    {
        var chat = await _stage.ChatAsync();
        var gone = new DesignReference { Asset = "00000000000000000000000000", Caption = "front" };
        var avatar = await _stage.AssetAsync(9);
        await _stage.Figures.ChangeAsync(
            FigureKind.Character, "mara", figure => figure with { DesignReferences = [gone], Avatar = avatar.Id }, Token);
        await _stage.SendAsync(chat, "Hi.");

        var events = await RenderAsync(chat);

        events.WarningsOf().ShouldContain(text => text.Contains("'Mara, front' is missing"));
        _stage.Sketch.Images.ShouldHaveSingleItem().References.ShouldHaveSingleItem().Label.ShouldBe("Mara, avatar");
    }

    [Fact]
    public async Task A_file_that_somebody_deleted_is_named_and_stops_neither_scenes_nor_talk()
    {
        var chat = await _stage.ChatAsync();
        var (kept, gone) = (await _stage.AssetAsync(1), await _stage.AssetAsync(2));
        await _stage.Design.AddAsync("mara", [gone.Id, kept.Id], null, Token);
        await _stage.ModelAsync("viewer", "sketch", "text,image", "text");
        var asked = new Host.Workflows.Chats.ReplyAsk { Chat = chat.Id, Model = "viewer" };
        await _stage.SendAsync(chat, "Look.", asked, gone.Id);
        await _stage.Memory.Blobs.DeleteAsync(gone.Sha256, Token);

        var said = await _stage.SendAsync(chat, "And now?", asked);
        var drawn = await RenderAsync(chat);

        said.WarningsOf().ShouldContain(text => text.Contains("The file of the attached reference", StringComparison.Ordinal));
        drawn.WarningsOf().ShouldContain(text => text.Contains("The file of the character reference 'Mara, design 1'", StringComparison.Ordinal));
        _stage.Sketch.Images.ShouldHaveSingleItem().References.ShouldHaveSingleItem().Label.ShouldBe("Mara, design 2");
    }

    private Task<List<Host.Workflows.WorkflowEvent>> RenderAsync(Chat chat) =>
        _stage.Render.RunAsync(new SceneAsk { Chat = chat.Id, Prompt = "a duel" }, Token).ToEventsAsync();

    private async Task<Chat> FurnishedAsync()
    {
        var chat = await _stage.ChatAsync(persona: "Ada");
        await _stage.Design.AddAsync("mara", [(await _stage.AssetAsync(1)).Id], "front", Token);
        await _stage.Design.AddAsync("mara", [(await _stage.AssetAsync(2)).Id], null, Token);
        await _stage.Design.DescribeAsync("mara", " Red hair, a leather apron. ", Token);
        var avatar = await _stage.AssetAsync(3);
        await _stage.Figures.ChangeAsync(FigureKind.Persona, "ada", figure => FigureEditor.WithAvatar(figure, avatar.Id), Token);
        await _stage.Edit.SetAsync(
            chat.Id, new Dictionary<string, string> { ["background"] = (await _stage.AssetAsync(4)).Id }, Token);
        await _stage.SendAsync(chat, "Hi.");
        return chat;
    }
}

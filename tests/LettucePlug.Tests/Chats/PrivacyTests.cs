using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Tests.Chats;

/// <summary>Each prompt and picture goes to the connection that was chosen for its workflow, and to no other.</summary>
public sealed class PrivacyTests : IDisposable
{
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Chat_writer_renderer_avatar_and_design_each_hear_only_what_is_theirs()
    {
        await _stage.ModelAsync("talker", "chat", "text,image", "text");
        await _stage.ModelAsync("writer", "write", "text,image", "text");
        await _stage.ModelAsync("painter", "paint", "text,image", "image");
        await _stage.ModelAsync("portraitist", "portrait", "text,image", "image");
        await _stage.ModelAsync("looker", "look", "text,image", "text");
        await _stage.ModelAsync("bystander", "nobody", "text,image", "text,image");
        await _stage.SetAsync("chat.model", "talker");
        await _stage.SetAsync("scene.writerModel", "writer");
        await _stage.SetAsync("scene.imageModel", "painter");
        await _stage.SetAsync("avatar.model", "portraitist");
        await _stage.SetAsync("design.model", "looker");
        await _stage.SetAsync("scene.mode", "automatic");
        _stage.Connections["chat"].OnChat = (_, _) => FakeProvider.Saying("Look. <img>a tower</img>");
        var chat = await _stage.ChatAsync();

        await _stage.Avatars.GenerateAsync(new() { Figure = "mara" }, Token).ToEventsAsync();
        await _stage.Avatars.AcceptAsync("mara", (await _stage.AssetsAsync())[0].Id, Token);
        await _stage.Designs.RunAsync("mara", null, null, Token).ToEventsAsync();
        await _stage.SendAsync(chat, "Show me.");
        await _stage.Draft.RunAsync(new SceneAsk { Chat = chat.Id }, Token).ToEventsAsync();

        Heard("chat").ShouldBe((1, 0));
        Heard("write").ShouldBe((1, 0));
        Heard("paint").ShouldBe((0, 1));
        Heard("portrait").ShouldBe((0, 1));
        Heard("look").ShouldBe((1, 0));
        Heard("nobody").ShouldBe((0, 0));
        Heard("sketch").ShouldBe((0, 0));
        _stage.Connections["paint"].Images[0].Prompt.ShouldContain("a tower");
        _stage.Connections["portrait"].Images[0].Prompt.ShouldNotContain("tower");
    }

    private (int Chats, int Images) Heard(string connection) =>
        (_stage.Connections[connection].Chats.Count, _stage.Connections[connection].Images.Count);
}

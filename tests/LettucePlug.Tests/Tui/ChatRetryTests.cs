using LettucePlug.Host.Conversations;
using LettucePlug.Sdk;
using LettucePlug.Tests.Chats;

namespace LettucePlug.Tests.Tui;

/// <summary>What the chat screen does about pictures that could not be made.</summary>
public sealed class ChatRetryTests : IDisposable
{
    private readonly ChatBackstage _backstage = new();

    private Stage Stage => _backstage.Stage;

    public void Dispose() => _backstage.Dispose();

    [Fact]
    public async Task A_picture_that_failed_can_be_tried_again_where_it_should_be()
    {
        await Stage.SetAsync("scene.mode", "automatic");
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Look there.<img>a forge at night</img>");
        Stage.Sketch.OnImage = (_, _) => FakeProvider.Refusing(new ProviderException(ProviderFailure.Unavailable, "down"));
        var chat = await Stage.ChatAsync();
        var model = await _backstage.OpenAsync(chat);
        await model.SendAsync("Show me.");
        var failed = (await Stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        Stage.Sketch.OnImage = null;

        await model.RetryAsync(await Stage.LastAsync(chat), failed);

        var ready = (await Stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        (ready.Id, ready.State).ShouldBe((failed.Id, AttachmentState.Ready));
    }
}

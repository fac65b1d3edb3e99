using LettucePlug.Host.Conversations;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Tests.Chats;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class ChatModelTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly TempDir _folder = new();
    private readonly Drafts _drafts;
    private readonly ActivityBoard _board;
    private readonly ChatModel _model;

    public ChatModelTests()
    {
        _drafts = new Drafts(_folder.Path, _stage.Time);
        _board = new ActivityBoard(new InlineThread(), _stage.Time);
        _model = new ChatModel(Services(_stage), _board, _drafts);
    }

    public void Dispose()
    {
        _drafts.Dispose();
        _folder.Dispose();
        _stage.Dispose();
    }

    [Fact]
    public async Task While_a_picture_is_still_made_I_can_go_on_talking()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        var (drawing, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        _stage.Sketch.OnChat = (_, _) => _stage.Sketch.Chats.Count == 1
            ? FakeProvider.Saying("Look. <img>a tower</img>")
            : FakeProvider.Saying("And then it fell.");
        _stage.Sketch.OnImage = (_, _) => Slowly(drawing, finish);
        var chat = await _stage.ChatAsync();
        await _model.OpenAsync(chat.Id);

        var isTold = new TaskCompletionSource();
        _model.Added += message => _ = message.Role == ChatRole.User.Name || isTold.TrySetResult();

        var first = _model.SendAsync("Show me.");
        await Task.WhenAll(drawing.Task, isTold.Task).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _model.IsBusy.ShouldBeFalse();
        await _model.SendAsync("And then?");

        first.IsCompleted.ShouldBeFalse();
        _model.Problem.ShouldBeNull();
        _model.Messages.Select(one => one.Current.Text).ShouldBe(["Show me.", "Look.", "And then?", "And then it fell."]);
        finish.SetResult();
        await first;
        (await _stage.MessagesAsync(chat))[1].Current.Attachments.ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Ready);
        _board.Running.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_a_reply_is_written_a_second_message_waits_for_me()
    {
        var reached = new TaskCompletionSource();
        _stage.Sketch.OnChat = (_, token) => FakeProvider.Hanging(reached, "Well", token);
        await _model.OpenAsync((await _stage.ChatAsync()).Id);

        var first = _model.SendAsync("Hi.");
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await _model.SendAsync("Are you there?");

        _model.Problem.ShouldNotBeNull().Message.ShouldContain("being written");
        _stage.Sketch.Chats.ShouldHaveSingleItem();
        _model.Cancel();
        await first;
        _model.IsBusy.ShouldBeFalse();
        _model.Writing.ShouldBeNull();
    }

    [Fact]
    public async Task A_picture_that_failed_can_be_tried_again_where_it_should_be()
    {
        await _stage.SetAsync("scene.mode", "automatic");
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Look. <img>a tower</img>");
        _stage.Sketch.OnImage = (_, _) => FakeProvider.Refusing(new ProviderException(ProviderFailure.Unavailable, "down"));
        var chat = await _stage.ChatAsync();
        await _model.OpenAsync(chat.Id);
        await _model.SendAsync("Show me.");
        var failed = (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        _stage.Sketch.OnImage = null;

        await _model.RetryImageAsync(failed.Job!);

        var ready = (await _stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem();
        (ready.Id, ready.State).ShouldBe((failed.Id, AttachmentState.Ready));
    }

    private static async IAsyncEnumerable<ImageUpdate> Slowly(TaskCompletionSource reached, TaskCompletionSource finish)
    {
        reached.TrySetResult();
        await finish.Task;
        yield return new ImageReady { Image = ImageContent.FromBytes(Pictures.Png(7)) };
    }

    private static Services Services(Stage stage) => new()
    {
        Paths = new HostPaths { Home = stage.HomePath },
        Time = stage.Time,
        Settings = stage.Settings,
        Catalog = stage.Catalog,
        Library = stage.Library,
        Import = stage.Import,
        Jobs = stage.Ledger,
        CancelJob = stage.Cancel,
        RetryJob = stage.Retry,
        Recover = stage.Recover,
        Figures = stage.Figures,
        FigureEditor = stage.Editor,
        Chat = new ChatServices
        {
            Chats = stage.Chats,
            Approvals = stage.Approvals,
            Continue = stage.Talk,
            Edit = stage.Edit,
            Render = stage.Render,
            Draft = stage.Draft,
            Answer = stage.Answers,
            Casts = stage.Casts,
            References = stage.References,
            Avatars = stage.Avatars,
            Design = stage.Design,
            DraftDesign = stage.Designs,
        },
        Routes = null!,
        Contents = null!,
        Export = null!,
        Generate = null!,
        Replay = null!,
        Compare = null!,
        Connections = null!,
        Probe = null!,
        Opener = null!,
        Servers = null!,
        Certificates = null!,
        Templates = null!,
        Models = null!,
        RemoteModels = null!,
        Plugins = null!,
        Doctor = null!,
    };
}

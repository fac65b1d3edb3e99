using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Sdk;
using LettucePlug.Tests.Chats;

namespace LettucePlug.Tests.Tui;

public sealed class ChatModelTests : IDisposable
{
    private const string WithScene = "Look there.<img>a forge at night</img>";

    private readonly ChatBackstage _backstage = new();

    private Stage Stage => _backstage.Stage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _backstage.Dispose();

    [Fact]
    public async Task A_draft_is_let_go_of_only_once_the_message_is_stored()
    {
        var chat = await Stage.ChatAsync();
        var model = await _backstage.OpenAsync(chat);
        model.SetDraft("Hello there.");
        var (reached, drafts) = (new TaskCompletionSource(), new List<string>());
        Stage.Sketch.OnChat = (_, token) => FakeProvider.Hanging(reached, "Hm", token);
        model.Added += _ => drafts.Add(model.Draft);

        var sending = model.SendAsync("Hello there.");
        await reached.Task.WaitAsync(Token);
        _backstage.Board.CancelAll();
        await sending;

        drafts[0].ShouldBeEmpty();
        (await Stage.MessagesAsync(chat))[0].Current.Text.ShouldBe("Hello there.");
    }

    [Fact]
    public async Task What_could_not_be_stored_stays_a_draft_and_says_why()
    {
        var model = await _backstage.OpenAsync(await Stage.ChatAsync());
        await Stage.Chats.RemoveAsync(model.Chat!.Id, Token);
        model.SetDraft("Hello there.");

        await model.SendAsync("Hello there.");

        model.Draft.ShouldBe("Hello there.");
        model.Problem.ShouldNotBeNull();
        model.IsBusy.ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_that_is_stored_late_takes_no_other_chats_draft()
    {
        var (first, second) = (await Stage.ChatAsync(), await Stage.ChatAsync());
        var model = await _backstage.OpenAsync(first);
        var reached = new TaskCompletionSource();
        Stage.Sketch.OnChat = (_, token) => FakeProvider.Hanging(reached, "Hm", token);
        var sending = model.SendAsync("To the first.");
        await model.OpenAsync(second.Id);
        model.SetDraft("To the second.");
        await reached.Task.WaitAsync(Token);
        _backstage.Board.CancelAll();
        await sending;

        model.Draft.ShouldBe("To the second.");
        model.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_and_its_pictures_are_there_after_a_crash()
    {
        var chat = await Stage.ChatAsync();
        var model = await _backstage.OpenAsync(chat);
        var picture = await Stage.AssetAsync(7);
        model.SetDraft("Look at");
        (await model.AttachAsync(picture.Id)).ShouldBeNull();
        Stage.Time.Advance(TimeSpan.FromSeconds(1));

        using var later = _backstage.AfterCrash();
        var again = await later.OpenAsync(chat);

        again.Draft.ShouldBe("Look at");
        again.Pictures.Select(one => one.Asset).ShouldBe([picture.Id]);
    }

    [Fact]
    public async Task Pictures_go_along_once_and_a_wrong_one_is_told()
    {
        var chat = await Stage.ChatAsync();
        var model = await _backstage.OpenAsync(chat);
        var picture = await Stage.AssetAsync(7);
        (await model.AttachAsync("/no/such/picture.png")).ShouldNotBeNull();
        await model.AttachAsync(picture.Id);
        await model.AttachAsync(picture.Id);
        model.Pictures.Count.ShouldBe(1);

        await model.SendAsync("");

        model.Pictures.ShouldBeEmpty();
        (await Stage.MessagesAsync(chat))[0].Current.Attachments.ShouldHaveSingleItem().Asset.ShouldBe(picture.Id);
    }

    [Fact]
    public async Task Warnings_of_a_reply_are_shown_until_the_next()
    {
        var model = await _backstage.OpenAsync(await Stage.ChatAsync());
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Look.<img>half a pro");
        await model.SendAsync("Hello.");
        model.Notes.ShouldHaveSingleItem().ShouldContain("scene prompt");

        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Fine.");
        await model.SendAsync("Again.");
        model.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Talk_goes_on_while_a_picture_is_being_made()
    {
        await Stage.SetAsync("scene.mode", "automatic");
        var chat = await Stage.ChatAsync();
        var model = await _backstage.OpenAsync(chat);
        var drawing = new TaskCompletionSource();
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying(WithScene);
        Stage.Sketch.OnImage = (_, token) => Scripted(drawing, token);
        var first = model.SendAsync("Where?");
        await drawing.Task.WaitAsync(Token);
        while (model.Messages[^1].Current.Attachments.Count == 0)
        {
            // What the workflow tells comes a moment after what it does.
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        model.IsBusy.ShouldBeFalse();
        model.Messages[^1].Current.Attachments.ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Pending);
        model.WorkOn(model.Messages[^1].Current.Attachments[0]).ShouldNotBeNull().Title.ShouldBe("Scene");
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Yes.");
        await model.SendAsync("And then?");
        _backstage.Board.CancelAll();
        await first;

        (await Stage.MessagesAsync(chat)).Select(message => message.Current.Text).ShouldBe(["Where?", "Look there.", "And then?", "Yes."]);
    }

    [Fact]
    public async Task A_picture_that_failed_can_be_tried_again_where_it_should_be()
    {
        await Stage.SetAsync("scene.mode", "automatic");
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying(WithScene);
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

    [Fact]
    public async Task A_reply_that_is_written_is_seen_again_when_the_chat_is_opened_again()
    {
        var (first, second) = (await Stage.ChatAsync(), await Stage.ChatAsync());
        var model = await _backstage.OpenAsync(first);
        var reached = new TaskCompletionSource();
        Stage.Sketch.OnChat = (_, token) => FakeProvider.Hanging(reached, "Once upon a time", token);
        var sending = model.SendAsync("Tell.");
        await reached.Task.WaitAsync(Token);
        await model.OpenAsync(second.Id);
        model.Writing.ShouldBeNull();
        await model.OpenAsync(first.Id);

        model.Writing.ShouldNotBeNull();
        _backstage.Board.CancelAll();
        await sending;
    }

    [Fact]
    public async Task Only_one_reply_is_written_at_a_time()
    {
        var model = await _backstage.OpenAsync(await Stage.ChatAsync());
        var reached = new TaskCompletionSource();
        Stage.Sketch.OnChat = (_, token) => FakeProvider.Hanging(reached, "Hm", token);
        var sending = model.SendAsync("One.");
        await reached.Task.WaitAsync(Token);

        await model.SendAsync("Two.");

        model.Problem.ShouldNotBeNull().Hint.ShouldBe("Ctrl+C stops it.");
        _backstage.Board.CancelAll();
        await sending;
    }

    [Fact]
    public async Task Searching_reaches_messages_that_were_not_loaded()
    {
        var chat = await Stage.ChatAsync();
        await Stage.Chats.AddMessagesAsync(
            [.. Enumerable.Range(0, 450).Select(number => Says(chat, number == 20 ? "the Needle itself" : $"hay {number}"))], [], Token);
        var model = await _backstage.OpenAsync(chat);
        model.Messages.Count.ShouldBe(200);

        (await model.FindAsync("needle")).ShouldBe(1);

        model.Messages.Count.ShouldBe(430);
        model.Messages[0].Current.Text.ShouldBe("the Needle itself");
        (await model.FindAsync("nowhere")).ShouldBe(0);
        model.Messages.Count.ShouldBe(430);
    }

    [Fact]
    public async Task What_belongs_to_one_chat_is_set_and_taken_back_there()
    {
        var chat = await Stage.ChatAsync();
        var model = await _backstage.OpenAsync(chat);

        (await model.SetAsync(new Dictionary<string, string> { ["scene.mode"] = "automatic", ["title"] = "The forge" })).ShouldBeNull();
        (model.Mode, model.Chat!.Title).ShouldBe((SceneMode.Automatic, "The forge"));

        (await model.SetAsync(new Dictionary<string, string> { ["scene.mode"] = "" })).ShouldBeNull();
        model.Mode.ShouldBe(SceneMode.AskFirst);
        (await model.SetAsync(new Dictionary<string, string> { ["background"] = "/no/such.png" })).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_branch_leaves_the_chat_as_it_is()
    {
        var chat = await Stage.ChatAsync(greeting: "Welcome.");
        var model = await _backstage.OpenAsync(chat);
        await model.SendAsync("Hello.");

        var branch = await model.BranchAsync(model.Messages[0]);

        (await Stage.MessagesAsync(branch)).Count.ShouldBe(1);
        (await Stage.MessagesAsync(chat)).Count.ShouldBe(3);
    }

    private static async IAsyncEnumerable<ImageUpdate> Scripted(
        TaskCompletionSource reached, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ImageAccepted();
        reached.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private Message Says(Chat chat, string text) => new()
    {
        Id = Stage.Chats.NewId(),
        Chat = chat.Id,
        Role = "user",
        Variants = [new MessageVariant { Id = Stage.Chats.NewId(), Text = text, CreatedAt = Stage.Time.GetUtcNow() }],
        CreatedAt = Stage.Time.GetUtcNow(),
    };
}

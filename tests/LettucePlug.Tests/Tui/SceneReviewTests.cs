using LettucePlug.Host.Conversations;
using LettucePlug.Sdk;
using LettucePlug.Tests.Chats;

namespace LettucePlug.Tests.Tui;

/// <summary>Scene prompts that wait for the user's word, and pictures that are tried again.</summary>
public sealed class SceneReviewTests : IDisposable
{
    private const string WithScene = "Look there.<img>a forge at night</img>";

    private readonly ChatBackstage _backstage = new();

    private Stage Stage => _backstage.Stage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _backstage.Dispose();

    [Fact]
    public async Task Asked_first_a_prompt_waits_and_nothing_is_sent_before_it_is_approved()
    {
        await Stage.SetAsync("scene.mode", "askFirst");
        var model = await _backstage.OpenAsync(await Stage.ChatAsync());
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying(WithScene);
        await model.SendAsync("Where?");

        var review = model.Reviews.ShouldHaveSingleItem();
        Stage.Sketch.Images.ShouldBeEmpty();
        review.Prompt = "a forge at dawn";
        await review.ApproveAsync();
        await model.CaughtUpAsync();
        model.Settle();

        Stage.Sketch.Images.ShouldHaveSingleItem().Prompt.ShouldContain("a forge at dawn");
        model.Reviews.ShouldBeEmpty();
        model.Messages[^1].Current.Attachments.ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Ready);
    }

    [Fact]
    public async Task The_users_wording_of_a_prompt_survives_a_crash()
    {
        await Stage.SetAsync("scene.mode", "askFirst");
        var chat = await Stage.ChatAsync();
        var model = await _backstage.OpenAsync(chat);
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying(WithScene);
        await model.SendAsync("Where?");
        model.Reviews.Single().Prompt = "a forge, in my words";
        Stage.Time.Advance(TimeSpan.FromSeconds(1));

        using var later = _backstage.AfterCrash();
        var review = (await later.OpenAsync(chat)).Reviews.ShouldHaveSingleItem();

        (review.Prompt, review.Proposed).ShouldBe(("a forge, in my words", "a forge at night"));
    }

    [Fact]
    public async Task An_approval_that_could_not_be_sent_still_waits()
    {
        await Stage.SetAsync("scene.mode", "askFirst");
        var model = await _backstage.OpenAsync(await Stage.ChatAsync());
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying(WithScene);
        await model.SendAsync("Where?");
        await Stage.SetAsync("scene.imageModel", "sketch-writer");
        var review = model.Reviews.Single();

        await review.ApproveAsync();

        review.Problem.ShouldNotBeNull().Hint.ShouldNotBeNull();
        review.IsAnswered.ShouldBeFalse();
        (await Stage.WaitingAsync()).ShouldHaveSingleItem();
        Stage.Sketch.Images.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_prompt_answered_in_another_terminal_is_told_and_not_sent_twice()
    {
        await Stage.SetAsync("scene.mode", "askFirst");
        var model = await _backstage.OpenAsync(await Stage.ChatAsync());
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying(WithScene);
        await model.SendAsync("Where?");
        var review = model.Reviews.Single();
        await Stage.Answers.DenyAsync(review.Id, Token);

        await review.ApproveAsync();

        review.Problem.ShouldNotBeNull();
        Stage.Sketch.Images.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_that_failed_can_be_tried_again()
    {
        var chat = await Stage.ChatAsync(greeting: "Welcome.");
        var model = await _backstage.OpenAsync(chat);
        Stage.Sketch.OnImage = (_, _) => FakeProvider.Refusing(new ProviderException(ProviderFailure.Moderated, "Not that."));
        await model.RenderSceneAsync(model.Messages[0].Id, "a forge");
        var failed = model.Messages[0].Current.Attachments.ShouldHaveSingleItem();
        failed.State.ShouldBe(AttachmentState.Failed);
        model.Problem.ShouldNotBeNull().Message.ShouldContain("Not that.");

        Stage.Sketch.OnImage = null;
        await model.RetryAsync(model.Messages[0], failed);

        model.Messages[0].Current.Attachments.ShouldContain(one => one.State == AttachmentState.Ready);
    }
}

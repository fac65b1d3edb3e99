using LettucePlug.Host.Conversations;

namespace LettucePlug.Tests.Chats;

/// <summary>Scene prompts that wait for the user's word, and the word.</summary>
public sealed class ApprovalTests : IDisposable
{
    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ApprovalTests()
    {
        _stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("She turns.\n\n<im", "g>Mara at the forge</i", "mg>");
    }

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Ask_first_sends_nothing_until_I_say_so_and_then_once()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");

        _stage.Sketch.Images.ShouldBeEmpty();
        (await _stage.LastAsync(chat)).Current.Attachments.ShouldBeEmpty();
        using var later = _stage.AfterCrash();
        var waiting = (await later.WaitingAsync()).ShouldHaveSingleItem();
        await later.Answers.ApproveAsync(waiting.Id, "Mara at the forge, at night", Token).ToEventsAsync();

        later.Sketch.Images.ShouldHaveSingleItem().Prompt.ShouldBe("Mara at the forge, at night");
        (await later.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem().Prompt.ShouldBe("Mara at the forge, at night");
        var answered = await later.Approvals.GetAsync(waiting.Id, Token);
        (answered.State, answered.Proposed, answered.Prompt).ShouldBe((ApprovalState.Approved, "Mara at the forge", "Mara at the forge, at night"));
        answered.Job.ShouldBe((await later.JobsAsync()).ShouldHaveSingleItem().Id);
        (await Should.ThrowAsync<ConversationException>(later.Answers.ApproveAsync(waiting.Id, null, Token).ToEventsAsync()))
            .Code.ShouldBe("approval-answered");
        (await Should.ThrowAsync<ConversationException>(later.Answers.DenyAsync(waiting.Id, Token))).Code.ShouldBe("approval-answered");
        later.Sketch.Images.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_who_answer_at_once_one_is_heard()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");
        var waiting = (await _stage.WaitingAsync()).ShouldHaveSingleItem();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            try
            {
                if (number % 2 == 0)
                {
                    await _stage.Answers.ApproveAsync(waiting.Id, null, Token).ToEventsAsync();
                }
                else
                {
                    await _stage.Answers.DenyAsync(waiting.Id, Token);
                }

                return true;
            }
            catch (ConversationException answered)
            {
                answered.Code.ShouldBe("approval-answered");
                return false;
            }
        })));

        answers.Count(heard => heard).ShouldBe(1);
        _stage.Sketch.Images.Count.ShouldBeLessThanOrEqualTo(1);
        var approved = (await _stage.Approvals.GetAsync(waiting.Id, Token)).State == ApprovalState.Approved;
        (await _stage.LastAsync(chat)).Current.Attachments.Count.ShouldBe(approved ? 1 : 0);
    }

    [Fact]
    public async Task A_denied_prompt_leaves_the_reply_untouched()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");
        var before = await _stage.LastAsync(chat);

        var denied = await _stage.Answers.DenyAsync((await _stage.WaitingAsync())[0].Id, Token);

        denied.State.ShouldBe(ApprovalState.Denied);
        (await _stage.LastAsync(chat)).Current.Text.ShouldBe(before.Current.Text);
        _stage.Sketch.Images.ShouldBeEmpty();
        (await _stage.JobsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Removing_a_message_or_a_chat_takes_the_prompts_along_that_wait_in_it()
    {
        var chat = await _stage.ChatAsync();
        var other = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");
        await _stage.SendAsync(chat, "And then?");
        await _stage.SendAsync(other, "Hi.");

        await _stage.Edit.RemoveAsync(chat.Id, (await _stage.LastAsync(chat)).Id, andLater: false, Token);
        (await _stage.WaitingAsync()).Select(one => one.Chat).ShouldBe([chat.Id, other.Id]);

        await _stage.Edit.RemoveChatAsync(chat.Id, Token);
        (await _stage.WaitingAsync()).ShouldHaveSingleItem().Chat.ShouldBe(other.Id);
    }

    [Fact]
    public async Task A_reworded_prompt_waits_on_and_one_that_was_answered_cannot_be_reworded()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");
        var waiting = (await _stage.WaitingAsync()).ShouldHaveSingleItem();

        (await _stage.Approvals.EditAsync(waiting.Id, "at night", Token)).State.ShouldBe(ApprovalState.Pending);
        await _stage.Answers.ApproveAsync(waiting.Id, null, Token).ToEventsAsync();

        _stage.Sketch.Images.ShouldHaveSingleItem().Prompt.ShouldEndWith("at night");
        (await Should.ThrowAsync<ConversationException>(() => _stage.Approvals.EditAsync(waiting.Id, "at dawn", Token).AsTask()))
            .Code.ShouldBe("approval-answered");
    }

    [Fact]
    public async Task An_approval_whose_job_could_not_even_be_made_still_waits()
    {
        var chat = await _stage.ChatAsync();
        await _stage.SendAsync(chat, "Hi.");
        var waiting = (await _stage.WaitingAsync())[0];
        await _stage.Catalog.RemoveModelAsync("sketch-image", Token);

        await Should.ThrowAsync<Host.Routing.NoRouteException>(_stage.Answers.ApproveAsync(waiting.Id, null, Token).ToEventsAsync());

        (await _stage.WaitingAsync()).ShouldHaveSingleItem().Id.ShouldBe(waiting.Id);
        (await _stage.LastAsync(chat)).Current.Attachments.ShouldBeEmpty();
    }
}

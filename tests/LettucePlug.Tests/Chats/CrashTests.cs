using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Chats;

/// <summary>A process that dies at any write leaves a chat that another can go on with.</summary>
public sealed class CrashTests
{
    private static readonly Uri Hosted = new("https://pictures.example/1.png");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("automatic")]
    [InlineData("askFirst")]
    [InlineData("hosted")]
    public async Task Whatever_write_was_the_last_nothing_accepted_is_lost_and_no_place_stays_empty(string mode)
    {
        for (var died = 1; ; died++)
        {
            using var stage = new Stage();
            await stage.SetAsync("scene.mode", mode == "hosted" ? "manual" : mode);
            var chat = await stage.ChatAsync();
            stage.Sketch.Downloads[Hosted] = Pictures.Png(9);
            stage.Sketch.OnChat = (_, _) => mode == "hosted"
                ? FakeProvider.Streaming(
                    new ChatTextDelta { Text = "Look." }, new ChatImage { Image = ImageContent.FromUrl(Hosted) })
                : FakeProvider.Saying("Look. <img>a tower</img>");
            var count = 0;
            stage.Memory.BeforeWrite = _ => ++count >= died ? throw new InvalidOperationException("killed") : Task.CompletedTask;
            var wasAccepted = false;
            var survived = false;
            try
            {
                await foreach (var happened in stage.Talk.SendAsync(
                    new() { Text = "Show me.", Reply = new() { Chat = chat.Id } }, Token))
                {
                    wasAccepted |= happened is WorkflowEvent.MessageAdded;
                }

                if (mode == "askFirst")
                {
                    await stage.Answers.ApproveAsync((await stage.WaitingAsync())[0].Id, null, Token).ToEventsAsync();
                }

                survived = true;
            }
            catch (InvalidOperationException)
            {
                // It died at this write.
            }

            stage.Memory.BeforeWrite = null;
            using var next = stage.AfterCrash();
            await next.Recover.SweepAsync(Token);
            await CheckAsync(next, chat, wasAccepted, died);
            if (survived)
            {
                died.ShouldBeGreaterThan(4);
                return;
            }
        }
    }

    private static async Task CheckAsync(Stage stage, Chat chat, bool wasAccepted, int died)
    {
        var messages = await stage.MessagesAsync(chat);
        if (wasAccepted)
        {
            messages.ShouldNotBeEmpty($"died at {died}");
        }

        var places = messages.SelectMany(one => one.Current.Attachments).ToList();
        places.ShouldAllBe(one => one.State != AttachmentState.Pending, $"died at {died}");
        var attached = places.Where(one => one.State == AttachmentState.Ready).Select(one => one.Asset!).ToList();
        attached.ShouldBe((await stage.AssetsAsync()).Select(one => one.Id), $"died at {died}");
        (await stage.JobsAsync()).ShouldAllBe(job => job.State == JobState.Done || job.State == JobState.Interrupted, $"died at {died}");
        places.Where(one => one.State == AttachmentState.Failed)
            .ShouldAllBe(one => one.Hint!.Contains("jobs retry", StringComparison.Ordinal), $"died at {died}");
        foreach (var approval in await stage.WaitingAsync())
        {
            messages.ShouldContain(one => one.Id == approval.Message, $"died at {died}");
        }

        await stage.ShouldVerifyAsync();
        if (places.FirstOrDefault(one => one.State == AttachmentState.Failed) is { } failed)
        {
            await stage.Retry.RunAsync(failed.Job!, Token).ToEventsAsync();
            (await stage.LastAsync(chat)).Current.Attachments.ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Ready);
        }
    }
}

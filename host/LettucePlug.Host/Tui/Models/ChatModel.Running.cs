using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Tui.Models;

internal sealed partial class ChatModel
{
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, string> _messageOfJob = new(StringComparer.Ordinal);
    private (string Chat, Writing Reply)? _writing;
    private Task _following = Task.CompletedTask;

    /// <summary>Is done once <see cref="Messages"/> has all that was told of so far.</summary>
    public Task CaughtUpAsync() => _following;

    private async Task ReplyAsync(
        string message, string beginning, Func<string, CancellationToken, IAsyncEnumerable<WorkflowEvent>> start)
    {
        if (Chat is not { } chat)
        {
            return;
        }

        if (IsBusy)
        {
            Problem = new Problem { Message = "A reply is being written.", Hint = "Ctrl+C stops it." };
            return;
        }

        _writing = (chat.Id, new Writing { Message = message, Text = beginning });
        Written?.Invoke();
        await RunAsync("Reply", start);
        EndWriting();
    }

    private async Task RunAsync(
        string title, Func<string, CancellationToken, IAsyncEnumerable<WorkflowEvent>> start, string? message = null)
    {
        if (Chat is not { } chat)
        {
            return;
        }

        Problem = null;
        _notes.Clear();
        var run = board.RunAsync(title, token => start(chat.Id, token), happened => Take(happened, chat.Id), Place);
        var ended = await run;
        if (Chat?.Id == chat.Id)
        {
            Problem = ended.Problem ?? Problem;
        }

        if (message is not null)
        {
            Follow(message);
        }

        await CaughtUpAsync();
    }

    private void EndWriting()
    {
        if (_writing is not { } now)
        {
            return;
        }

        _writing = null;
        Written?.Invoke();
        if (now.Chat != Chat?.Id)
        {
            return;
        }

        if (now.Reply.Message == Writing.New)
        {
            Removed?.Invoke(now.Reply.Message);
        }
        else
        {
            Touch(now.Reply.Message);
        }
    }

    private void Change(Writing reply)
    {
        if (_writing is { } now)
        {
            _writing = (now.Chat, reply);
            Written?.Invoke();
        }
    }

    private void Take(WorkflowEvent happened) => Take(happened, Chat?.Id);

    private void Take(WorkflowEvent happened, string? chat)
    {
        switch (happened)
        {
            case WorkflowEvent.MessageAdded added:
                drafts.Write(DraftName(added.Message.Chat), "");
                ClearPictures(added.Message.Chat);
                Put(added.Message);
                Written?.Invoke();
                break;
            case WorkflowEvent.TextWritten text when _writing?.Reply is { } reply:
                Change(reply with { Text = reply.Text + text.Text, IsThinking = false });
                break;
            case WorkflowEvent.Reasoned when _writing?.Reply is { IsThinking: false, Text: "" } reply:
                Change(reply with { IsThinking = true });
                break;
            case WorkflowEvent.ScenePromptWriting scene when _writing?.Reply is { } reply:
                Change(reply with { IsScenePrompt = scene.IsWriting });
                break;
            case WorkflowEvent.ReplySaved saved:
                EndWriting();
                Put(saved.Message);
                break;
            case WorkflowEvent.AttachmentChanged changed:
                Put(changed.Message);
                break;
            case WorkflowEvent.SceneProposed proposed when proposed.Approval.Chat == Chat?.Id:
                var review = NewReview(proposed.Approval, proposed.References);
                _reviews[review.Id] = review;
                Touch(review.Message);
                Proposed?.Invoke(review);
                break;
            case WorkflowEvent.SceneFailed failed when chat == Chat?.Id:
                Problem = new Problem { Message = failed.Message, Hint = failed.Hint };
                break;
            case WorkflowEvent.Warned warned when chat == Chat?.Id:
                _notes.Add(warned.Message);
                break;
            default:
                TakeOfJob(happened);
                break;
        }

        Settle();
    }

    private void TakeOfJob(WorkflowEvent happened)
    {
        switch (happened)
        {
            case WorkflowEvent.JobCreated { Job: { Target.Message: { } message } job }:
                _messageOfJob[job.Id] = message;
                if (board.Running.LastOrDefault(activity => activity.Job == job.Id) is { } activity)
                {
                    // What began as a reply goes on as a picture.
                    activity.Title = "Scene";
                }

                Follow(message);
                break;
            case WorkflowEvent.JobEnded { Job: { Target.Message: { } message } job }:
                _messageOfJob.Remove(job.Id);
                Follow(message);
                break;
            case WorkflowEvent.Progressed { Job: var job } when _messageOfJob.TryGetValue(job, out var message):
                Touch(message);
                break;
            case WorkflowEvent.Previewed { Job: var job } when _messageOfJob.TryGetValue(job, out var message):
                Touch(message);
                break;
            default:
                break;
        }
    }

    /// <summary>A picture of a message has come, or the place for one: reads the message again, one after the other.</summary>
    private void Follow(string message) => _following = FollowAsync(_following, message);

    private async Task FollowAsync(Task before, string message)
    {
        await before;
        if (Chat is not { } chat)
        {
            return;
        }

        try
        {
            Put(await Task.Run(async () => await services.Chat.Chats.GetMessageAsync(chat.Id, message, CancellationToken.None)));
        }
        catch (Exception error)
        {
            Problem = Problem.Of(error);
        }
    }
}

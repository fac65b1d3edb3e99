using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Tui.Models;

internal sealed partial class ChatModel
{
    private async Task ReplyAsync(
        string title, string message, string beginning, Func<string, CancellationToken, IAsyncEnumerable<WorkflowEvent>> start)
    {
        if (Chat is not { } chat)
        {
            return;
        }

        if (!_replying.Add(chat.Id))
        {
            Problem = new Problem { Message = "A reply is being written.", Hint = "Ctrl+C stops it." };
            return;
        }

        var reply = ++_reply;
        Writing = new Writing { Message = message, Text = beginning };
        Written?.Invoke();
        var isSaved = false;
        await RunAsync(title, start, happened =>
        {
            if (happened is WorkflowEvent.ReplySaved)
            {
                isSaved = true;
                _replying.Remove(chat.Id);
            }

            TakeOf(reply, happened);
        });
        if (isSaved)
        {
            // Its pictures are done as well; the next reply may be on its way by now.
            return;
        }

        _replying.Remove(chat.Id);
        if (reply == _reply)
        {
            EndWriting();
        }
    }

    /// <summary>What a reply does that is no longer the one on the screen changes nothing about the one that is.</summary>
    private void TakeOf(int reply, WorkflowEvent happened)
    {
        switch (happened)
        {
            case var _ when reply == _reply:
                Take(happened);
                break;
            case WorkflowEvent.MessageAdded added:
                Put(added.Message);
                break;
            case WorkflowEvent.ReplySaved saved:
                Put(saved.Message);
                break;
            case WorkflowEvent.TextWritten or WorkflowEvent.Reasoned or WorkflowEvent.ScenePromptWriting:
                break;
            default:
                Take(happened);
                break;
        }
    }

    private async Task RunAsync(
        string title, Func<string, CancellationToken, IAsyncEnumerable<WorkflowEvent>> start, Action<WorkflowEvent> each)
    {
        if (Chat is not { } chat)
        {
            return;
        }

        Problem = null;
        var running = board.RunAsync(title, token => start(chat.Id, token), each);
        Run = board.Current;
        var ended = await running;
        Problem = ended.Problem ?? Problem;
    }

    private void EndWriting()
    {
        if (Writing is { } writing)
        {
            Writing = null;
            Written?.Invoke();
            if (writing.Message == Writing.New)
            {
                Removed?.Invoke(writing.Message);
            }
            else
            {
                Touch(writing.Message);
            }
        }
    }

    private void Take(WorkflowEvent happened)
    {
        switch (happened)
        {
            case WorkflowEvent.MessageAdded added:
                SetDraft("");
                Put(added.Message);
                Written?.Invoke();
                break;
            case WorkflowEvent.TextWritten text when Writing is { } writing:
                Writing = writing with { Text = writing.Text + text.Text, IsThinking = false };
                Written?.Invoke();
                break;
            case WorkflowEvent.Reasoned when Writing is { IsThinking: false, Text: "" } writing:
                Writing = writing with { IsThinking = true };
                Written?.Invoke();
                break;
            case WorkflowEvent.ScenePromptWriting scene when Writing is { } writing:
                Writing = writing with { IsScenePrompt = scene.IsWriting };
                Written?.Invoke();
                break;
            case WorkflowEvent.ReplySaved saved:
                EndWriting();
                Put(saved.Message);
                break;
            case WorkflowEvent.AttachmentChanged changed:
                Put(changed.Message);
                break;
            case WorkflowEvent.SceneProposed proposed:
                var review = new ReviewModel(services, board, proposed.Approval, proposed.References, Take);
                _reviews[review.Id] = review;
                Touch(review.Message);
                Proposed?.Invoke(review);
                break;
            case WorkflowEvent.SceneFailed failed:
                Problem = new Problem { Message = failed.Message, Hint = failed.Hint };
                break;
            case WorkflowEvent.JobCreated { Job.Target.Message: { } message }:
                Follow(message);
                break;
            case WorkflowEvent.JobEnded { Job.Target.Message: { } message }:
                Follow(message);
                break;
            default:
                break;
        }

        Settle();
    }

    /// <summary>A picture of a message has come, or the place for one: reads the message again.</summary>
    private async void Follow(string message)
    {
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

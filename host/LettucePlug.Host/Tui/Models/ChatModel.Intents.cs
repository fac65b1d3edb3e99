using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Host.Tui.Models;

internal sealed partial class ChatModel
{
    /// <summary>Says something. The draft is gone only once the message is stored.</summary>
    public Task SendAsync(string text, IReadOnlyList<string>? attachments = null) => ReplyAsync(
        "Reply",
        Writing.New,
        "",
        (chat, token) => services.Chat.Continue.SendAsync(
            new SendAsk { Text = text, Attachments = attachments ?? [], Reply = new ReplyAsk { Chat = chat } }, token));

    /// <summary>Has the last reply made again, as another variant.</summary>
    public Task RegenerateAsync() => ReplyAsync(
        "Reply",
        LastReply?.Id ?? Writing.New,
        "",
        (chat, token) => services.Chat.Continue.RegenerateAsync(new ReplyAsk { Chat = chat }, token));

    /// <summary>Has the last reply gone on with.</summary>
    public Task ContinueAsync() => ReplyAsync(
        "Reply",
        LastReply?.Id ?? Writing.New,
        LastReply?.Current.Text ?? "",
        (chat, token) => services.Chat.Continue.ContinueAsync(new ReplyAsk { Chat = chat }, token));

    /// <summary>Has a prompt for a scene image drafted; it waits for the user's word.</summary>
    public Task DraftSceneAsync(string message) => RunAsync(
        "Scene prompt",
        (chat, token) => services.Chat.Draft.RunAsync(new SceneAsk { Chat = chat, Message = message }, token));

    /// <summary>Renders a scene image from the user's own prompt.</summary>
    public Task RenderSceneAsync(string message, string prompt) => RunAsync(
        "Scene",
        (chat, token) => services.Chat.Render.RunAsync(new SceneAsk { Chat = chat, Message = message, Prompt = prompt }, token));

    public Task EditAsync(Message message, string text) =>
        ChangeAsync(() => services.Chat.Edit.RewordAsync(message.Chat, message.Id, text, CancellationToken.None).AsTask());

    /// <summary>Has the next variant of a message count, or the one before.</summary>
    public Task SelectVariantAsync(Message message, int by)
    {
        var number = message.Selected + 1 + by;
        return number < 1 || number > message.Variants.Count
            ? Task.CompletedTask
            : ChangeAsync(() => services.Chat.Edit.SelectAsync(message.Chat, message.Id, number, CancellationToken.None).AsTask());
    }

    /// <summary>Takes a picture, or what became of one, out of a message; the picture stays in the library.</summary>
    public Task DetachAsync(Message message, string attachment) =>
        ChangeAsync(() => services.Chat.Edit.DetachAsync(message.Chat, message.Id, attachment, CancellationToken.None).AsTask());

    public async Task RemoveAsync(Message message, bool andLater)
    {
        await Task.Run(() => services.Chat.Edit.RemoveAsync(message.Chat, message.Id, andLater, CancellationToken.None));
        var from = _messages.FindIndex(one => one.Id == message.Id);
        foreach (var gone in andLater ? _messages.Skip(from).ToList() : [message])
        {
            _messages.RemoveAll(one => one.Id == gone.Id);
            Removed?.Invoke(gone.Id);
        }
    }

    /// <summary>A new chat with everything up to a message.</summary>
    public Task<Chat> BranchAsync(Message message) =>
        Task.Run(() => services.Chat.Edit.BranchAsync(message.Chat, message.Id, null, CancellationToken.None));

    /// <summary>Lets go of the scene prompts that have their answer.</summary>
    public void Settle()
    {
        foreach (var answered in _reviews.Values.Where(review => review.IsAnswered).ToList())
        {
            _reviews.Remove(answered.Id);
            Touch(answered.Message);
        }
    }

    private Message? LastReply => _messages.Count > 0 && _messages[^1].Role != Sdk.ChatRole.User.Name ? _messages[^1] : null;

    private async Task ChangeAsync(Func<Task<Message>> change) => Put(await Task.Run(change));

    private async Task ReplyAsync(
        string title, string message, string beginning, Func<string, CancellationToken, IAsyncEnumerable<WorkflowEvent>> start)
    {
        if (IsBusy)
        {
            Problem = new Problem { Message = "A reply is being written.", Hint = "Ctrl+C stops it." };
            return;
        }

        Writing = new Writing { Message = message, Text = beginning };
        Written?.Invoke();
        await RunAsync(title, start);
        EndWriting();
    }

    private async Task RunAsync(string title, Func<string, CancellationToken, IAsyncEnumerable<WorkflowEvent>> start)
    {
        if (Chat is not { } chat || IsBusy)
        {
            return;
        }

        Problem = null;
        var running = board.RunAsync(title, token => start(chat.Id, token), Take);
        Run = board.Current;
        var ended = await running;
        Run = ended;
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

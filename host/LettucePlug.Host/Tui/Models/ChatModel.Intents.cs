using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Host.Tui.Models;

internal sealed partial class ChatModel
{
    /// <summary>Says something, with the pictures that were put to it. Text and pictures are let go of only once the message is stored.</summary>
    public Task SendAsync(string text)
    {
        var pictures = _pictures.Select(picture => picture.Asset).ToList();
        return ReplyAsync(
            Writing.New,
            "",
            (chat, token) => services.Chat.Continue.SendAsync(
                new SendAsk { Text = text, Attachments = pictures, Reply = new ReplyAsk { Chat = chat } }, token));
    }

    /// <summary>Has the last reply made again, as another variant.</summary>
    public Task RegenerateAsync() => ReplyAsync(
        LastReply?.Id ?? Writing.New,
        "",
        (chat, token) => services.Chat.Continue.RegenerateAsync(new ReplyAsk { Chat = chat }, token));

    /// <summary>Has the last reply gone on with.</summary>
    public Task ContinueAsync() => ReplyAsync(
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

    /// <summary>Has a picture that could not be made tried again: its job, or where there was none its prompt.</summary>
    public Task RetryAsync(Message message, Attachment attachment) => attachment switch
    {
        { Job: { } job } => RunAsync("Scene", (_, token) => services.RetryJob.RunAsync(job, token), message.Id),
        { Prompt: { } prompt } => RenderAgainAsync(message, attachment, prompt),
        _ => Task.CompletedTask,
    };

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

    private async Task RenderAgainAsync(Message message, Attachment failed, string prompt)
    {
        await DetachAsync(message, failed.Id);
        await RenderSceneAsync(message.Id, prompt);
    }
}

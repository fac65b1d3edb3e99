using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>The part of a chat that its model gets to see.</summary>
internal sealed class ChatHistory(ChatStore chats, ChatPictures pictures)
{
    private const int FirstPage = 64;

    /// <summary>The newest messages up to and with <paramref name="upTo"/> that fit; reads no more of a long chat than that.</summary>
    public async ValueTask<IReadOnlyList<Message>> FitAsync(
        string chat, string upTo, int budget, bool withImages, CancellationToken cancellationToken)
    {
        for (var count = FirstPage; ; count *= 4)
        {
            var messages = await chats.LastAsync(chat, count, upTo, cancellationToken);
            var fitting = ContextWindow.Fit(messages, budget, withImages);
            if (fitting.Count < messages.Count || messages.Count < count)
            {
                return fitting;
            }
        }
    }

    /// <summary>
    /// The messages as the model gets them. Pictures of the user go along where it takes pictures; those it made itself
    /// only where its service wants them back, and to the connection they came from.
    /// </summary>
    public async ValueTask<List<ChatMessage>> ToMessagesAsync(
        IReadOnlyList<Message> messages,
        ConfiguredModel model,
        Action<WorkflowEvent.Warned> warn,
        CancellationToken cancellationToken)
    {
        var sent = new List<ChatMessage>(messages.Count);
        foreach (var message in messages)
        {
            var current = message.Current;
            var parts = new List<ChatPart>();
            if (current.Text.Length > 0)
            {
                parts.Add(new ChatText { Text = current.Text });
            }

            var isFromUser = message.Role == ChatRole.User.Name;
            var ready = current.Attachments.Where(one => one.State == AttachmentState.Ready).ToList();
            if (isFromUser && ready.Count > 0 && !model.Takes(Modality.Image))
            {
                if (message == messages[^1])
                {
                    warn(new($"'{model.Id}' takes no images; it does not get to see what is attached."));
                }
            }
            else
            {
                foreach (var attachment in ready.Where(one => isFromUser || IsWantedBack(one, model)))
                {
                    await AddAsync(attachment, parts, warn, cancellationToken);
                }
            }

            if (parts.Count > 0)
            {
                sent.Add(new ChatMessage { Role = new ChatRole(message.Role), Parts = parts });
            }
        }

        return sent;
    }

    private async ValueTask AddAsync(
        Attachment attachment, List<ChatPart> parts, Action<WorkflowEvent.Warned> warn, CancellationToken cancellationToken)
    {
        var reference = new AssetReference { Role = "attached", Asset = attachment.Asset! };
        var present = await pictures.PresentAsync([reference], warn, cancellationToken);
        foreach (var picture in await pictures.LoadAsync(present, warn, cancellationToken))
        {
            parts.Add(picture with { ProviderState = attachment.ProviderState });
        }
    }

    private static bool IsWantedBack(Attachment attachment, ConfiguredModel model) =>
        attachment.ProviderState is not null && attachment.ProviderConnection == model.Connection;
}

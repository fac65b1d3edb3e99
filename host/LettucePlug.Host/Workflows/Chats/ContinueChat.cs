using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>What the user does to move a chat on: say something, have the last reply made again, or have it gone on with.</summary>
internal sealed class ContinueChat(ChatStore chats, AttachedAssets attached, RouteFinder routes, WriteReply replies, TimeProvider time)
{
    /// <summary>Stores what the user says, then has it answered. Once stored it stays, whatever becomes of the answer.</summary>
    public IAsyncEnumerable<WorkflowEvent> SendAsync(SendAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var chat = await chats.GetAsync(ask.Reply.Chat, token);
                if (ask.Text.Trim().Length == 0 && ask.Attachments.Count == 0)
                {
                    throw ConversationException.EmptyMessage();
                }

                if (ask.Reply.Model is { } named)
                {
                    // A mistyped name is found before anything is stored.
                    routes.Find(Feature.Chat, named);
                }

                var message = await AddAsync(chat, ask, token);
                emit(new WorkflowEvent.MessageAdded(message));
                await replies.RunAsync(NewMessage(chat, message.Id), ask.Reply, emit, token);
            },
            cancellationToken);

    /// <summary>Adds another variant to a reply; the earlier ones keep their text and their pictures.</summary>
    public IAsyncEnumerable<WorkflowEvent> RegenerateAsync(ReplyAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var chat = await chats.GetAsync(ask.Chat, token);
                var last = await LastTwoAsync(chat, ask.Message, token);
                if (IsFromUser(last[^1]))
                {
                    if (ask.Message is not null)
                    {
                        throw ConversationException.NotAReply(ask.Message);
                    }

                    // The reply to it never came.
                    await replies.RunAsync(NewMessage(chat, last[^1].Id), ask, emit, token);
                    return;
                }

                if (last.Count < 2)
                {
                    throw ConversationException.NothingToRegenerate(chat.Id);
                }

                var place = new ReplyPlace
                {
                    Chat = chat,
                    Kind = ReplyPlaceKind.NewVariant,
                    Message = last[^1].Id,
                    Variant = chats.NewId(),
                    UpTo = last[^2].Id,
                };
                await replies.RunAsync(place, ask, emit, token);
            },
            cancellationToken);

    /// <summary>Has the last reply gone on with; where the user spoke last, has that answered.</summary>
    public IAsyncEnumerable<WorkflowEvent> ContinueAsync(ReplyAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var chat = await chats.GetAsync(ask.Chat, token);
                var last = (await LastTwoAsync(chat, ask.Message, token))[^1];
                var place = IsFromUser(last)
                    ? NewMessage(chat, last.Id)
                    : new ReplyPlace
                    {
                        Chat = chat,
                        Kind = ReplyPlaceKind.EndOfVariant,
                        Message = last.Id,
                        Variant = last.Current.Id,
                        Beginning = last.Current.Text,
                        UpTo = last.Id,
                    };
                await replies.RunAsync(place, ask, emit, token);
            },
            cancellationToken);

    private async Task<Message> AddAsync(Chat chat, SendAsk ask, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var message = new Message
        {
            Id = chats.NewId(),
            Chat = chat.Id,
            Role = ChatRole.User.Name,
            Variants =
            [
                new MessageVariant
                {
                    Id = chats.NewId(),
                    Text = ask.Text.Trim(),
                    Attachments = await attached.FromAsync(ask.Attachments, cancellationToken),
                    CreatedAt = now,
                },
            ],
            CreatedAt = now,
        };
        await chats.AddMessagesAsync([message], [], cancellationToken);
        await chats.ChangeAsync(chat.Id, current => current, cancellationToken);
        return message;
    }

    private ReplyPlace NewMessage(Chat chat, string upTo) => new()
    {
        Chat = chat,
        Kind = ReplyPlaceKind.NewMessage,
        Message = chats.NewId(),
        Variant = chats.NewId(),
        UpTo = upTo,
    };

    private async Task<IReadOnlyList<Message>> LastTwoAsync(Chat chat, string? upTo, CancellationToken cancellationToken)
    {
        if (upTo is not null)
        {
            await chats.GetMessageAsync(chat.Id, upTo, cancellationToken);
        }

        var last = await chats.LastAsync(chat.Id, 2, upTo, cancellationToken);
        return last.Count > 0 ? last : throw ConversationException.EmptyChat(chat.Id);
    }

    private static bool IsFromUser(Message message) => message.Role == ChatRole.User.Name;
}

using LettucePlug.Host.Conversations;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>Begins, changes and branches chats, and changes what was said in them.</summary>
internal sealed class EditChat(ChatStore chats, ApprovalStore approvals, FigureStore figures, TimeProvider time)
{
    /// <summary>The messages of one batch; a branch of a long chat is written in several.</summary>
    private const int Batch = 200;

    /// <summary>What can be set by name, besides every setting of the program and of models.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["title", "scene", "persona", "background"];

    /// <summary>Begins a chat, with the character's greeting as its first message.</summary>
    public async Task<Chat> NewAsync(NewChatAsk ask, CancellationToken cancellationToken)
    {
        var character = await figures.GetAsync(FigureKind.Character, ask.Character, cancellationToken);
        var persona = ask.Persona is { } named ? await figures.GetAsync(FigureKind.Persona, named, cancellationToken) : null;
        var now = time.GetUtcNow();
        var chat = new Chat
        {
            Id = chats.NewId(),
            Title = Text(ask.Title) ?? character.Name,
            Character = character.Id,
            Persona = persona?.Id,
            Scene = Text(ask.Scene),
            Background = ask.Background,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await chats.AddAsync(chat, cancellationToken);
        if (Text(character.Greeting) is { } greeting)
        {
            var said = NameMarks.Fill(greeting, character.Name, persona?.Name ?? Cast.Nobody);
            var variant = new MessageVariant { Id = chats.NewId(), Text = said, CreatedAt = now };
            await chats.AddMessagesAsync(
                [
                    new Message
                    {
                        Id = chats.NewId(),
                        Chat = chat.Id,
                        Role = ChatRole.Assistant.Name,
                        Variants = [variant],
                        CreatedAt = now,
                    },
                ],
                [],
                cancellationToken);
        }

        return chat;
    }

    /// <summary>Changes what belongs to the chat; an empty value takes it back. A background is named by its asset.</summary>
    public async Task<Chat> SetAsync(
        string id, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var chat = await chats.GetAsync(id, cancellationToken);
        var changes = new List<Func<Chat, Chat>>();
        foreach (var (key, value) in values)
        {
            changes.Add(await ChangeAsync(key, value, cancellationToken));
        }

        return await chats.ChangeAsync(
            chat.Id, current => changes.Aggregate(current, (one, change) => change(one)), cancellationToken);
    }

    /// <summary>Rewords the variant that counts; its pictures stay.</summary>
    public ValueTask<Message> RewordAsync(string chat, string message, string text, CancellationToken cancellationToken) =>
        chats.ChangeMessageAsync(
            chat, message, current => current.WithCurrent(variant => variant with { Text = text.Trim() }), cancellationToken);

    /// <summary>Has another variant count, by its number from 1.</summary>
    public ValueTask<Message> SelectAsync(string chat, string message, int number, CancellationToken cancellationToken) =>
        chats.ChangeMessageAsync(
            chat,
            message,
            current => number >= 1 && number <= current.Variants.Count
                ? current with { Selected = number - 1 }
                : throw ConversationException.NoVariant(message, number, current.Variants.Count),
            cancellationToken);

    /// <summary>Takes a picture, or the place of one that failed, out of a message; the picture stays in the library.</summary>
    public ValueTask<Message> DetachAsync(string chat, string message, string attachment, CancellationToken cancellationToken) =>
        chats.ChangeMessageAsync(
            chat,
            message,
            current => current with
            {
                Variants = [.. current.Variants.Select(variant =>
                    variant with { Attachments = [.. variant.Attachments.Where(one => one.Id != attachment)] })],
            },
            cancellationToken);

    /// <summary>Removes a message, or that and all after it. Pictures stay in the library.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(string chat, string message, bool andLater, CancellationToken cancellationToken)
    {
        await chats.GetMessageAsync(chat, message, cancellationToken);
        if (!andLater)
        {
            await RemoveOneAsync(chat, message, cancellationToken);
            return 1;
        }

        // From the end, so that a crash in between leaves no gap.
        for (var removed = 0; ; removed++)
        {
            var last = await chats.GetLastAsync(chat, cancellationToken);
            await RemoveOneAsync(chat, last.Id, cancellationToken);
            if (last.Id == message)
            {
                return removed + 1;
            }
        }
    }

    /// <summary>Removes a chat with its messages and the scene prompts that wait in it. Pictures stay in the library.</summary>
    public async Task RemoveChatAsync(string chat, CancellationToken cancellationToken)
    {
        await approvals.ForgetAsync(waiting => waiting.Chat == chat, cancellationToken);
        await chats.RemoveAsync(chat, cancellationToken);
    }

    private async Task RemoveOneAsync(string chat, string message, CancellationToken cancellationToken)
    {
        await approvals.ForgetAsync(waiting => waiting.Chat == chat && waiting.Message == message, cancellationToken);
        await chats.RemoveMessageAsync(chat, message, cancellationToken);
    }

    /// <summary>A new chat with everything up to and with a message; the old one stays as it is.</summary>
    public async Task<Chat> BranchAsync(
        string id, string? upTo, string? title, CancellationToken cancellationToken)
    {
        var chat = await chats.GetAsync(id, cancellationToken);
        var end = upTo is null
            ? await chats.GetLastAsync(chat.Id, cancellationToken)
            : await chats.GetMessageAsync(chat.Id, upTo, cancellationToken);
        var now = time.GetUtcNow();
        var branch = chat with
        {
            Id = chats.NewId(),
            Title = Text(title) ?? chat.Title + " (branch)",
            BranchOf = new BranchPoint { Chat = chat.Id, Message = end.Id },
            CreatedAt = now,
            UpdatedAt = now,
        };
        await chats.AddAsync(branch, cancellationToken);
        var batch = new List<Message>(Batch);
        await foreach (var message in chats.ListMessagesAsync(chat.Id, cancellationToken))
        {
            if (string.CompareOrdinal(message.Id, end.Id) > 0)
            {
                break;
            }

            batch.Add(Copy(message, branch.Id));
            if (batch.Count == Batch)
            {
                await chats.AddMessagesAsync(batch, [], cancellationToken);
                batch.Clear();
            }
        }

        await chats.AddMessagesAsync(batch, [], cancellationToken);
        return branch;
    }

    /// <summary>An image that is still being made will be the old chat's alone.</summary>
    private static Message Copy(Message message, string chat) => message with
    {
        Chat = chat,
        Variants = [.. message.Variants.Select(variant => variant with
        {
            Attachments = [.. variant.Attachments.Where(one => one.State != AttachmentState.Pending)],
        })],
    };

    private async Task<Func<Chat, Chat>> ChangeAsync(string key, string value, CancellationToken cancellationToken)
    {
        var text = Text(value);
        switch (Keys.FirstOrDefault(one => one.Equals(key, StringComparison.OrdinalIgnoreCase)))
        {
            case "title":
                return chat => chat with { Title = text ?? chat.Title };
            case "scene":
                return chat => chat with { Scene = text };
            case "background":
                return chat => chat with { Background = text };
            case "persona":
                var persona = text is null ? null : await figures.GetAsync(FigureKind.Persona, text, cancellationToken);
                return chat => chat with { Persona = persona?.Id };
            default:
                var (name, normalised) = text is null ? new(key, "") : ChatConfig.Check(key, text);
                return chat =>
                {
                    var overrides = chat.Overrides.Where(pair => pair.Key != name).ToDictionary();
                    if (text is not null)
                    {
                        overrides[name] = normalised;
                    }

                    return chat with { Overrides = overrides };
                };
        }
    }

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } some ? some : null;
}

using System.Runtime.CompilerServices;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Conversations;

internal sealed partial class ChatStore
{
    public async ValueTask<Message> GetMessageAsync(string chat, string id, CancellationToken cancellationToken) =>
        DocumentName.IsOne(id) && await _messages.GetAsync(chat, id, cancellationToken) is { } found
            ? found.Value
            : throw ConversationException.NoMessage(chat, id);

    /// <summary>The last messages up to and with <paramref name="upTo"/> (null for the end), the oldest first.</summary>
    public async ValueTask<IReadOnlyList<Message>> LastAsync(
        string chat,
        int count,
        string? upTo,
        CancellationToken cancellationToken)
    {
        var query = new DocumentQuery
        {
            Collection = "messages",
            Partition = chat,
            Descending = true,
            // The bound is exclusive, and no id holds a character below '!'.
            Before = upTo is null ? null : upTo + '!',
            Limit = Math.Clamp(count, 1, 1000),
        };
        var messages = new List<Message>();
        await foreach (var (message, _) in _messages.ListAsync(query, cancellationToken))
        {
            messages.Add(message);
            if (messages.Count >= count)
            {
                break;
            }
        }

        messages.Reverse();
        return messages;
    }

    public async ValueTask<Message> GetLastAsync(string chat, CancellationToken cancellationToken) =>
        await LastAsync(chat, 1, upTo: null, cancellationToken) is [var last]
            ? last
            : throw ConversationException.EmptyChat(chat);

    /// <summary>All messages, the oldest first.</summary>
    public async IAsyncEnumerable<Message> ListMessagesAsync(
        string chat,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (message, _) in _messages.ListAsync(chat, descending: false, cancellationToken))
        {
            yield return message;
        }
    }

    /// <summary>The messages that hold every word, the newest first; null where the store cannot search.</summary>
    public async ValueTask<IReadOnlyList<Message>?> SearchAsync(
        string? chat,
        string text,
        int limit,
        CancellationToken cancellationToken) =>
        (await _messages.SearchAsync(chat, text, limit, cancellationToken))?.Select(found => found.Value).ToList();

    /// <summary>Adds messages in one batch, and whatever belongs to them.</summary>
    public async ValueTask AddMessagesAsync(
        IReadOnlyList<Message> messages, IReadOnlyList<DocumentWrite> along, CancellationToken cancellationToken) =>
        await _store.WriteAsync(
            [
                .. messages.Select(message => _messages.Put(message.Chat, message, expectedVersion: 0)),
                .. messages.SelectMany(Uses).Distinct().Select(_assets.AddUse),
                .. along,
            ],
            cancellationToken);

    /// <summary>Changes a message, again on the newer one where somebody else was faster. Null leaves it as it is.</summary>
    public ValueTask<Message> ChangeMessageAsync(
        string chat,
        string id,
        Func<Message, Message?> change,
        CancellationToken cancellationToken) =>
        ChangeMessageAsync(chat, id, change, [], cancellationToken);

    /// <summary>The same, with other things in the same batch.</summary>
    public ValueTask<Message> ChangeMessageAsync(
        string chat,
        string id,
        Func<Message, Message?> change,
        IReadOnlyList<DocumentWrite> along,
        CancellationToken cancellationToken) =>
        Store.RetryOnConflictAsync(
            async token =>
            {
                var (writes, message) = await PrepareMessageAsync(chat, id, change, token)
                    ?? throw ConversationException.NoMessage(chat, id);
                if (writes.Count + along.Count > 0)
                {
                    await _store.WriteAsync([.. writes, .. along], token);
                }

                return message;
            },
            cancellationToken);

    /// <summary>
    /// What changes a message, to be written together with other things; asks for the version that was read. Null where
    /// there is no such message.
    /// </summary>
    public async ValueTask<(IReadOnlyList<DocumentWrite> Writes, Message Message)?> PrepareMessageAsync(
        string chat,
        string id,
        Func<Message, Message?> change,
        CancellationToken cancellationToken)
    {
        if (await _messages.GetAsync(chat, id, cancellationToken) is not { } current)
        {
            return null;
        }

        if (change(current.Value) is not { } changed)
        {
            return ([], current.Value);
        }

        var before = Uses(current.Value).ToHashSet();
        var after = Uses(changed).ToHashSet();
        return (
            [
                _messages.Put(chat, changed, current.Version),
                .. after.Except(before).Select(_assets.AddUse),
                .. before.Except(after).Select(_assets.RemoveUse),
            ],
            changed);
    }

    /// <summary>Removes one message. Its pictures stay in the library.</summary>
    public async ValueTask RemoveMessageAsync(string chat, string id, CancellationToken cancellationToken)
    {
        var message = await GetMessageAsync(chat, id, cancellationToken);
        await _store.WriteAsync(
            [_messages.Delete(chat, id, expectedVersion: null), .. Uses(message).Select(_assets.RemoveUse)],
            cancellationToken);
    }
}

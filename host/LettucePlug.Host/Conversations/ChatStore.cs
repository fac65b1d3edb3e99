using System.Runtime.CompilerServices;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Conversations;

/// <summary>
/// Chats and their messages. The ids of messages sort by time, so that a page at the end of a long chat is read at the
/// cost of a page.
/// </summary>
internal sealed partial class ChatStore : IAssetHolder
{
    private const string AllChats = "all";

    private readonly Store _store;
    private readonly AssetLibrary _assets;
    private readonly IdSource _ids;
    private readonly TimeProvider _time;
    private readonly Repository<Chat> _chats;
    private readonly Repository<Message> _messages;

    public ChatStore(Store store, AssetLibrary assets, IdSource ids, TimeProvider time)
    {
        _store = store;
        _assets = assets;
        _ids = ids;
        _time = time;
        _chats = new(store, "chats", ConversationJson.Default.Chat)
        {
            Id = chat => chat.Id,
            SearchText = chat => chat.Title,
        };
        _messages = new(store, "messages", ConversationJson.Default.Message)
        {
            Id = message => message.Id,
            SearchText = message => message.Current.Text,
        };
    }

    /// <summary>For a chat, a message, a variant, an attachment or an approval; sorts by time.</summary>
    public string NewId() => _ids.Next();

    public async ValueTask AddAsync(Chat chat, CancellationToken cancellationToken) =>
        await _store.WriteAsync(
            [_chats.Put(AllChats, chat, expectedVersion: 0), .. Uses(chat).Select(_assets.AddUse)], cancellationToken);

    /// <summary>The one chat whose id is, or begins with, what somebody typed.</summary>
    public async ValueTask<Chat> GetAsync(string typed, CancellationToken cancellationToken)
    {
        var id = typed.Trim().ToLowerInvariant();
        if (!DocumentName.IsOne(id))
        {
            throw ConversationException.NoChat(typed);
        }

        if (await _chats.GetAsync(AllChats, id, cancellationToken) is { } exact)
        {
            return exact.Value;
        }

        Chat? near = null;
        await foreach (var (chat, _) in _chats.ListPrefixAsync(AllChats, id, cancellationToken))
        {
            near = near is null ? chat : throw ConversationException.Ambiguous("chat", typed);
        }

        return near ?? throw ConversationException.NoChat(typed);
    }

    /// <summary>The newest first.</summary>
    public async IAsyncEnumerable<Chat> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (chat, _) in _chats.ListAsync(AllChats, descending: true, cancellationToken))
        {
            yield return chat;
        }
    }

    public ValueTask<Chat> ChangeAsync(string id, Func<Chat, Chat> change, CancellationToken cancellationToken) =>
        Store.RetryOnConflictAsync(
            async token =>
            {
                var current = await _chats.GetAsync(AllChats, id, token) ?? throw ConversationException.NoChat(id);
                var changed = change(current.Value) with { UpdatedAt = _time.GetUtcNow() };
                var before = Uses(current.Value).ToHashSet();
                var after = Uses(changed).ToHashSet();
                await _store.WriteAsync(
                    [
                        _chats.Put(AllChats, changed, current.Version),
                        .. after.Except(before).Select(_assets.AddUse),
                        .. before.Except(after).Select(_assets.RemoveUse),
                    ],
                    token);
                return changed;
            },
            cancellationToken);

    /// <summary>Removes a chat with all its messages. Its pictures stay in the library, unused.</summary>
    public async ValueTask RemoveAsync(string id, CancellationToken cancellationToken)
    {
        var forgotten = new List<DocumentWrite>();
        await foreach (var message in ListMessagesAsync(id, cancellationToken))
        {
            forgotten.AddRange(Uses(message).Select(_assets.RemoveUse));
        }

        // The messages go first: a crash in between leaves an empty chat that can be removed again, not lost messages.
        await _store.WriteAsync([new DeletePartition { Collection = "messages", Partition = id }], cancellationToken);
        foreach (var batch in forgotten.Chunk(500))
        {
            await _store.WriteAsync(batch, cancellationToken);
        }

        var chat = await _chats.GetAsync(AllChats, id, cancellationToken);
        await _store.WriteAsync(
            [
                _chats.Delete(AllChats, id, expectedVersion: null),
                .. chat is null ? [] : Uses(chat.Value).Select(_assets.RemoveUse),
            ],
            cancellationToken);
    }

    async IAsyncEnumerable<AssetUse> IAssetHolder.ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chat in ListAsync(cancellationToken))
        {
            foreach (var use in Uses(chat))
            {
                yield return use;
            }

            await foreach (var message in ListMessagesAsync(chat.Id, cancellationToken))
            {
                foreach (var use in Uses(message))
                {
                    yield return use;
                }
            }
        }
    }

    private static IEnumerable<AssetUse> Uses(Chat chat) => chat.Background is { } asset
        ? [new AssetUse { Asset = asset, By = "chat", Id = chat.Id, As = "background" }]
        : [];

    /// <summary>The pictures a message needs. A message is named with its chat, since ids of messages are the chat's own.</summary>
    private static IEnumerable<AssetUse> Uses(Message message) =>
        message.Variants
            .SelectMany(variant => variant.Attachments)
            .Where(attachment => attachment.Asset is not null)
            .Select(attachment => attachment.Asset!)
            .Distinct()
            .Select(asset => new AssetUse
            {
                Asset = asset,
                By = "message",
                Id = $"{message.Chat}:{message.Id}",
                As = "attachment",
            });
}

using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Tui.Models;

internal sealed partial class ChatModel
{
    /// <summary>
    /// Looks for a text in the whole chat, also where it is not loaded, and loads up to the oldest message that has it.
    /// </summary>
    /// <returns>How many messages have it.</returns>
    public async Task<int> FindAsync(string text)
    {
        if (Chat is not { } chat || text.Length == 0)
        {
            return 0;
        }

        var oldest = _messages.Count > 0 ? _messages[0].Id : null;
        var (found, older) = await Task.Run(async () =>
        {
            // Older messages are held back until one of them has the text: they are needed up to there.
            var (count, isOlder) = (0, true);
            List<Message>? from = null;
            await foreach (var message in services.Chat.Chats.ListMessagesAsync(chat.Id, CancellationToken.None))
            {
                isOlder &= message.Id != oldest;
                var has = message.Current.Text.Contains(text, StringComparison.OrdinalIgnoreCase);
                count += has ? 1 : 0;
                if (isOlder && (has || from is not null))
                {
                    (from ??= []).Add(message);
                }
            }

            return (count, from);
        });
        if (older is not null && ReferenceEquals(Chat, chat) && !_isLoadingOlder && _messages.Count > 0 && _messages[0].Id == oldest)
        {
            _messages.InsertRange(0, older);
            OlderLoaded?.Invoke(older);
        }

        return found;
    }
}

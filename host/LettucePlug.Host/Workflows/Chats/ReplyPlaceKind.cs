namespace LettucePlug.Host.Workflows.Chats;

internal enum ReplyPlaceKind
{
    NewMessage,
    NewVariant,
    EndOfVariant,
}

namespace LettucePlug.Host.Conversations;

internal enum ApprovalState
{
    Pending,
    Approved,
    Denied,
}

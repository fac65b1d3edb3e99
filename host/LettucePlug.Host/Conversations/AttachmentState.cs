namespace LettucePlug.Host.Conversations;

internal enum AttachmentState
{
    Ready,
    Pending,
    Failed,
}

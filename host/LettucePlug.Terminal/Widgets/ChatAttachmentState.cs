namespace LettucePlug.Terminal;

/// <summary>How far the picture of a message has come.</summary>
public enum ChatAttachmentState
{
    /// <summary>It is there.</summary>
    Ready,

    /// <summary>It waits for the user to decide.</summary>
    Waiting,

    /// <summary>It is being made.</summary>
    Pending,

    /// <summary>It could not be made.</summary>
    Failed,
}

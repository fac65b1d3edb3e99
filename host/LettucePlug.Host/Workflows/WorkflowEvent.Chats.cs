using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Workflows;

internal abstract partial record WorkflowEvent
{
    /// <summary>The user's message is stored; whatever happens now, it stays.</summary>
    public sealed record MessageAdded(Message Message) : WorkflowEvent;

    /// <summary>The next bit of text, with nothing of a scene prompt in it.</summary>
    public sealed record TextWritten(string Text) : WorkflowEvent;

    /// <summary>The next bit of what the model thinks before it answers. Not kept.</summary>
    public sealed record Reasoned(string Text) : WorkflowEvent;

    /// <summary>A scene prompt begins or ends; nothing of it is shown.</summary>
    public sealed record ScenePromptWriting(bool IsWriting) : WorkflowEvent;

    /// <summary>
    /// The reply is stored, with the images that came with it. Comes before anything about scene images, and also for a
    /// reply that was cut off: its finish reason says so.
    /// </summary>
    public sealed record ReplySaved(Message Message) : WorkflowEvent;

    /// <summary>An image of the chat model that had to be downloaded is attached, or could not be had; the attachment says why.</summary>
    public sealed record AttachmentChanged(Message Message, string Attachment) : WorkflowEvent;

    /// <summary>A scene prompt waits for the user's word.</summary>
    public sealed record SceneProposed(Approval Approval, IReadOnlyList<AssetReference> References) : WorkflowEvent;

    /// <summary>A scene image that was to be made by itself could not be; the reply is as it was.</summary>
    public sealed record SceneFailed(string Code, string Message, string? Hint) : WorkflowEvent;

    /// <summary>A description is drafted. Nothing is stored: the user may edit it first.</summary>
    public sealed record DesignDrafted(string Text) : WorkflowEvent;
}

using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>The place in a message that is kept for an image that is being made.</summary>
internal static class ScenePlaceholder
{
    /// <summary>The message with the place in it, waiting for a job; null where the variant is gone.</summary>
    public static Message? Put(Message message, string variant, Attachment place, bool replaces) =>
        message.Variants.Any(one => one.Id == variant)
            ? message.WithVariant(variant, one => Put(one, place, replaces))
            : null;

    private static MessageVariant Put(MessageVariant variant, Attachment place, bool replaces)
    {
        if (variant.Attachments.Any(one => one.Id == place.Id))
        {
            // Another model's turn, after the first one failed.
            return variant with
            {
                Attachments = [.. variant.Attachments.Select(one =>
                    one.Id == place.Id ? place with { Replaces = one.Replaces } : one)],
            };
        }

        var last = replaces
            ? variant.Attachments.LastOrDefault(one => one is { State: AttachmentState.Ready, Prompt: not null })
            : null;
        // A place that failed has nothing to lose.
        var kept = replaces
            ? variant.Attachments.Where(one => one is not { State: AttachmentState.Failed, Prompt: not null })
            : variant.Attachments;
        return variant with { Attachments = [.. kept, place with { Replaces = last?.Id }] };
    }
}

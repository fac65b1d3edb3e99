using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>Puts the images of jobs into the messages they were made for, each in the place that was kept for it.</summary>
internal sealed class MessageTarget(ChatStore chats) : IJobTarget
{
    public const string KindName = "message";

    public string Kind => KindName;

    public ValueTask<IReadOnlyList<DocumentWrite>> OnImageAsync(
        JobRecord job, AssetRecord asset, CancellationToken cancellationToken) =>
        ChangeAsync(job, (variant, place) => Attach(variant, place, job, asset), cancellationToken);

    public ValueTask<IReadOnlyList<DocumentWrite>> OnEndedAsync(JobRecord job, CancellationToken cancellationToken) =>
        ChangeAsync(
            job,
            // Also where an earlier attempt failed: what is to be said is why the last one did.
            (variant, place) => place.State != AttachmentState.Ready
                ? With(variant, place, Failed(place, job))
                : null,
            cancellationToken);

    private static MessageVariant? Attach(MessageVariant variant, Attachment place, JobRecord job, AssetRecord asset)
    {
        if (variant.Attachments.Any(one => one.Asset == asset.Id))
        {
            return null;
        }

        var ready = place with
        {
            State = AttachmentState.Ready,
            Asset = asset.Id,
            Mime = asset.Mime,
            Width = asset.Width,
            Height = asset.Height,
            Job = job.Id,
            Problem = null,
            Hint = null,
            Replaces = null,
        };
        if (place.State == AttachmentState.Ready)
        {
            // A further image of the same job.
            return variant with { Attachments = [.. variant.Attachments, ready with { Id = asset.Id }] };
        }

        var changed = With(variant, place, ready);
        return changed with { Attachments = [.. changed.Attachments.Where(one => one.Id != place.Replaces)] };
    }

    private static MessageVariant With(MessageVariant variant, Attachment old, Attachment now) =>
        variant with { Attachments = [.. variant.Attachments.Select(one => one.Id == old.Id ? now : one)] };

    private static Attachment Failed(Attachment place, JobRecord job) => place with
    {
        State = AttachmentState.Failed,
        Job = job.Id,
        Problem = job.Error?.Message ?? (job.State == JobState.Cancelled ? "It was cancelled." : "No image came of it."),
        Hint = job.Error?.Hint ?? $"To try again: lettuceplug jobs retry {job.Id}",
    };

    private async ValueTask<IReadOnlyList<DocumentWrite>> ChangeAsync(
        JobRecord job, Func<MessageVariant, Attachment, MessageVariant?> change, CancellationToken cancellationToken)
    {
        if (job.Target is not { Chat: { } chat, Message: { } id, Attachment: { } attachment })
        {
            return [];
        }

        var prepared = await chats.PrepareMessageAsync(
            chat,
            id,
            message =>
            {
                var variant = message.Variants.FirstOrDefault(one => one.Attachments.Any(place => place.Id == attachment));
                var place = variant?.Attachments.First(one => one.Id == attachment);
                return variant is not null && change(variant, place!) is { } changed
                    ? message.WithVariant(variant.Id, _ => changed)
                    : null;
            },
            cancellationToken);
        return prepared?.Writes ?? [];
    }
}

using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>
/// Stores a reply in one batch with the images that came with it, the places and jobs of those that have to be
/// downloaded, and the scene prompt that waits for an answer.
/// </summary>
internal sealed class ReplyKeeper(
    ChatStore chats, ApprovalStore approvals, AssetLibrary library, ReplyDownloads downloads, TimeProvider time)
{
    /// <returns>The reply as it is stored, and the downloads that are still to be made.</returns>
    public async Task<(Message Message, IReadOnlyList<JobRecord> Downloads)> SaveAsync(
        ReplyPlace place, ConfiguredModel model, OpenConnection connection, ReceivedReply reply, Approval? approval)
    {
        List<DocumentWrite> along = approval is null ? [] : [approvals.Add(approval)];
        var attachments = new List<Attachment>();
        var planned = new List<JobRecord>();
        foreach (var image in reply.Images)
        {
            var attachment = Keep(image, place, model, connection, along);
            if (image.Address is { } address)
            {
                var download = downloads.Plan(address, place, attachment.Id, model, connection);
                attachment = attachment with { State = AttachmentState.Pending, Job = download.Id };
                along.Add(downloads.Add(download));
                planned.Add(download);
            }

            attachments.Add(attachment);
        }

        var variant = new MessageVariant
        {
            Id = place.Variant,
            Text = reply.Parser.Text,
            Attachments = attachments,
            // Also one that was cut off: it is not rendered by itself, and the user may still want it.
            ScenePrompt = reply.Parser.Prompt ?? reply.Parser.UnfinishedPrompt,
            Model = model.Id,
            FinishReason = reply.FinishReason,
            Usage = reply.Usage,
            CreatedAt = time.GetUtcNow(),
        };
        // Not cancellable: it is the user's, and was paid for.
        return (await WriteAsync(place, variant, along, CancellationToken.None), planned);
    }

    private async Task<Message> WriteAsync(
        ReplyPlace place, MessageVariant variant, List<DocumentWrite> along, CancellationToken cancellationToken)
    {
        switch (place.Kind)
        {
            case ReplyPlaceKind.NewVariant:
                return await chats.ChangeMessageAsync(
                    place.Chat.Id, place.Message, message => message.WithNew(variant), along, cancellationToken);
            case ReplyPlaceKind.EndOfVariant:
                return await chats.ChangeMessageAsync(
                    place.Chat.Id,
                    place.Message,
                    message => message.WithVariant(place.Variant, old => old with
                    {
                        Text = Join(old.Text, variant.Text),
                        Attachments = [.. old.Attachments, .. variant.Attachments],
                        ScenePrompt = variant.ScenePrompt ?? old.ScenePrompt,
                        FinishReason = variant.FinishReason,
                        Usage = variant.Usage,
                    }),
                    along,
                    cancellationToken);
            default:
                var message = new Message
                {
                    Id = place.Message,
                    Chat = place.Chat.Id,
                    Role = ChatRole.Assistant.Name,
                    Variants = [variant],
                    CreatedAt = variant.CreatedAt,
                };
                await chats.AddMessagesAsync([message], along, cancellationToken);
                return message;
        }
    }

    private Attachment Keep(
        ReceivedImage image, ReplyPlace place, ConfiguredModel model, OpenConnection connection, List<DocumentWrite> along)
    {
        var attachment = new Attachment
        {
            Id = chats.NewId(),
            State = AttachmentState.Failed,
            Problem = image.Problem,
            ProviderState = image.ProviderState,
            ProviderConnection = image.ProviderState is null ? null : connection.Connection.Id,
        };
        if (image.Stored is not { } stored)
        {
            return attachment;
        }

        var asset = stored.Describe(library.NewId(), AssetKinds.Chat, time.GetUtcNow()) with
        {
            Model = model.Id,
            ModelName = model.Name,
            Connection = connection.Connection.Id,
            Provider = connection.Connection.Provider,
            Chat = place.Chat.Id,
            Message = place.Message,
        };
        along.AddRange(library.Add(asset));
        return attachment with
        {
            State = AttachmentState.Ready,
            Asset = asset.Id,
            Mime = asset.Mime,
            Width = asset.Width,
            Height = asset.Height,
        };
    }

    /// <summary>Models go on with or without the space that belongs between.</summary>
    public static string Join(string beginning, string end) =>
        beginning.Length == 0 || end.Length == 0 || char.IsWhiteSpace(beginning[^1]) || char.IsWhiteSpace(end[0])
            || char.IsPunctuation(end[0]) && end[0] is not ('"' or '*' or '(' or '“')
            ? beginning + end
            : $"{beginning} {end}";
}

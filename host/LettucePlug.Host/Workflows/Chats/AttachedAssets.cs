using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>Makes attachments of assets that are there.</summary>
internal sealed class AttachedAssets(AssetLibrary library, ChatStore chats)
{
    public async ValueTask<IReadOnlyList<Attachment>> FromAsync(
        IReadOnlyList<string> assets, CancellationToken cancellationToken)
    {
        var attachments = new List<Attachment>(assets.Count);
        foreach (var id in assets)
        {
            var asset = await library.GetAsync(id, cancellationToken);
            attachments.Add(asset.TrashedAt is null
                ? new Attachment
                {
                    Id = chats.NewId(),
                    State = AttachmentState.Ready,
                    Asset = asset.Id,
                    Mime = asset.Mime,
                    Width = asset.Width,
                    Height = asset.Height,
                }
                : throw AssetNotFoundException.Trashed(asset.Id));
        }

        return attachments;
    }
}

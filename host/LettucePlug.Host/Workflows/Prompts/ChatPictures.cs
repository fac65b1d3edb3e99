using LettucePlug.Host.Assets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>Pictures as a chat model gets them: scaled down to what all services take.</summary>
internal sealed class ChatPictures(AssetLibrary library, ReferenceLoader loader)
{
    private static readonly ImageLimits Limits = new()
    {
        MaxReferences = null,
        MaxReferenceEdge = 2048,
        MaxReferenceBytes = 4 * 1024 * 1024,
    };

    /// <summary>Those that are neither gone, with their bytes or without, nor in the trash.</summary>
    public async ValueTask<IReadOnlyList<AssetReference>> PresentAsync(
        IEnumerable<AssetReference> references, Action<WorkflowEvent.Warned> warn, CancellationToken cancellationToken)
    {
        var present = new List<AssetReference>();
        foreach (var reference in references)
        {
            var name = reference.Label ?? reference.Asset;
            switch (await library.FindAsync(reference.Asset, cancellationToken))
            {
                case null:
                    warn(new($"The {reference.Role} reference '{name}' is missing; it is left out."));
                    break;
                case { TrashedAt: not null }:
                    warn(new($"The {reference.Role} reference '{name}' lies in the trash; it is left out."));
                    break;
                case { } asset when !await loader.IsThereAsync(asset, cancellationToken):
                    warn(new($"The file of the {reference.Role} reference '{name}' is missing; it is left out."));
                    break;
                default:
                    present.Add(reference);
                    break;
            }
        }

        return present;
    }

    public async ValueTask<IReadOnlyList<ChatPicture>> LoadAsync(
        IReadOnlyList<AssetReference> references, Action<WorkflowEvent.Warned> warn, CancellationToken cancellationToken)
    {
        var loaded = await loader.LoadAsync(references, Limits, warn, cancellationToken);
        return [.. loaded.Select(one => new ChatPicture { MediaType = one.MediaType, Data = one.Data })];
    }
}

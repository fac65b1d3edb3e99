using LettucePlug.Host.Assets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>Fetches the bytes of references, in order, and makes them fit what the model takes.</summary>
internal sealed class ReferenceLoader(AssetLibrary library, AssetContents contents)
{
    public async ValueTask<IReadOnlyList<ImageReference>> LoadAsync(
        IReadOnlyList<AssetReference> references,
        ImageLimits limits,
        Action<WorkflowEvent.Warned> warn,
        CancellationToken cancellationToken)
    {
        var loaded = new List<ImageReference>(references.Count);
        foreach (var reference in references)
        {
            var asset = await FindAsync(reference, cancellationToken);
            var whole = new ImageReference
            {
                Role = new ReferenceRole(reference.Role),
                MediaType = asset.Mime,
                Data = await contents.ReadAsync(asset, cancellationToken),
                Sha256 = asset.Sha256,
                Label = reference.Label,
                Size = asset is { Width: > 0 and var width, Height: > 0 and var height }
                    ? new ImageSize(width, height)
                    : null,
            };
            loaded.Add(await ReferenceFit.FitAsync(whole, reference.Label ?? asset.Id, limits, warn, cancellationToken));
        }

        return loaded;
    }

    public ValueTask<bool> IsThereAsync(AssetRecord asset, CancellationToken cancellationToken) =>
        contents.AreThereAsync(asset, cancellationToken);

    /// <summary>Fails where one is missing or in the trash, before a job is made of them.</summary>
    public async ValueTask CheckAsync(IReadOnlyList<AssetReference> references, CancellationToken cancellationToken)
    {
        foreach (var reference in references)
        {
            await FindAsync(reference, cancellationToken);
        }
    }

    private async ValueTask<AssetRecord> FindAsync(AssetReference reference, CancellationToken cancellationToken)
    {
        var asset = await library.GetAsync(reference.Asset, cancellationToken);
        return asset.TrashedAt is null ? asset : throw AssetNotFoundException.Trashed(asset.Id);
    }
}

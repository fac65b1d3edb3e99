using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Assets;

internal sealed partial class AssetLibrary
{
    /// <summary>What notes a use; to be written in one batch with the thing that uses the asset.</summary>
    public DocumentWrite AddUse(AssetUse use) => _uses.Put(All, use, expectedVersion: null);

    /// <summary>What forgets a use; to be written in one batch with the thing that needs the asset no more.</summary>
    public DocumentWrite RemoveUse(AssetUse use) =>
        _uses.Delete(All, $"{use.Asset}:{use.As}:{use.By}:{use.Id}", expectedVersion: null);

    public async ValueTask<IReadOnlyList<AssetUse>> UsesAsync(string asset, CancellationToken cancellationToken)
    {
        List<AssetUse> uses = [];
        await foreach (var (use, _) in _uses.ListPrefixAsync(All, asset + ':', cancellationToken))
        {
            uses.Add(use);
        }

        return uses;
    }

    public async IAsyncEnumerable<AssetUse> AllUsesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (use, _) in _uses.ListAsync(All, descending: false, cancellationToken))
        {
            yield return use;
        }
    }

    /// <summary>What ties an asset to its blob; null where the tie is lost.</summary>
    public async ValueTask<BlobLink?> FindLinkAsync(AssetRecord asset, CancellationToken cancellationToken) =>
        (await _links.GetAsync(All, $"{asset.Sha256}:{asset.Id}", cancellationToken))?.Value;

    private async ValueTask<bool> IsBlobLinkedAsync(string sha256, CancellationToken cancellationToken)
    {
        await foreach (var _ in _links.ListPrefixAsync(All, sha256 + ':', cancellationToken))
        {
            return true;
        }

        return false;
    }
}

using LettucePlug.Host.Storage;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Assets;

internal sealed partial class AssetLibrary
{
    private const int Looks = 5;

    /// <summary>
    /// Moves an asset to the trash, where it keeps its bytes. One that somebody uses stays, unless
    /// <paramref name="evenIfUsed"/>. One that lies there already is no failure.
    /// </summary>
    public async ValueTask<AssetRecord> TrashAsync(
        string id, bool evenIfUsed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!evenIfUsed && await UsesAsync(id, cancellationToken) is { Count: > 0 } uses)
        {
            throw new AssetInUseException(id, uses);
        }

        return await MoveAsync(id, Shelf, Bin, asset => asset with { TrashedAt = now }, cancellationToken);
    }

    public ValueTask<AssetRecord> RestoreAsync(string id, CancellationToken cancellationToken) =>
        MoveAsync(id, Bin, Shelf, asset => asset with { TrashedAt = null }, cancellationToken);

    /// <summary>
    /// Removes what lies in the trash for good, but for what somebody uses, and the blobs that nobody else needs.
    /// </summary>
    public async ValueTask<int> EmptyTrashAsync(BlobGate gate, CancellationToken cancellationToken)
    {
        var removed = 0;
        List<Versioned<AssetRecord>> trashed = [];
        await foreach (var entry in _assets.ListAsync(Bin, descending: false, cancellationToken))
        {
            trashed.Add(entry);
        }

        foreach (var (asset, version) in trashed)
        {
            if ((await UsesAsync(asset.Id, cancellationToken)).Count > 0)
            {
                continue;
            }

            try
            {
                await _store.WriteAsync(
                    [
                        _assets.Delete(Bin, asset.Id, version),
                        _links.Delete(All, $"{asset.Sha256}:{asset.Id}", expectedVersion: null),
                    ],
                    cancellationToken);
            }
            catch (StorageException conflict) when (conflict.Failure == StorageFailure.Conflict)
            {
                // Restored meanwhile.
                continue;
            }

            removed++;
            await RemoveBlobIfUnlinkedAsync(asset.Sha256, gate, cancellationToken);
        }

        return removed;
    }

    /// <summary>Removes a blob that no asset has. While somebody stores an image it stays, and is an orphan until the next time.</summary>
    public async ValueTask<bool> RemoveBlobIfUnlinkedAsync(
        string sha256, BlobGate gate, CancellationToken cancellationToken)
    {
        using var alone = gate.TryEnterAlone();
        return alone is not null
            && !await IsBlobLinkedAsync(sha256, cancellationToken)
            && await _store.DeleteBlobAsync(sha256, cancellationToken);
    }

    /// <summary>Removes every blob that no asset has.</summary>
    public async ValueTask<int> SweepBlobsAsync(BlobGate gate, CancellationToken cancellationToken)
    {
        List<string> blobs = [];
        await foreach (var blob in _store.ListBlobsAsync(cancellationToken))
        {
            blobs.Add(blob.Sha256);
        }

        var swept = 0;
        foreach (var sha256 in blobs)
        {
            swept += await RemoveBlobIfUnlinkedAsync(sha256, gate, cancellationToken) ? 1 : 0;
        }

        return swept;
    }

    private ValueTask<AssetRecord> MoveAsync(
        string id, string from, string to, Func<AssetRecord, AssetRecord> change, CancellationToken cancellationToken) =>
        Store.RetryOnConflictAsync(
            async token =>
            {
                // Somebody else may move it between two looks, so that it is in neither place although it is there.
                for (var looks = 0; looks < Looks; looks++)
                {
                    if (await _assets.GetAsync(from, id, token) is { } current)
                    {
                        var changed = change(current.Value);
                        await _store.WriteAsync(
                            [_assets.Delete(from, id, current.Version), _assets.Put(to, changed, expectedVersion: 0)], token);
                        return changed;
                    }

                    if (await _assets.GetAsync(to, id, token) is { } moved)
                    {
                        return moved.Value;
                    }
                }

                throw AssetNotFoundException.Of(id);
            },
            cancellationToken);
}

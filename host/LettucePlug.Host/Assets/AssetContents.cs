using LettucePlug.Host.Storage;

namespace LettucePlug.Host.Assets;

/// <summary>Reads the bytes of assets.</summary>
internal sealed class AssetContents(Store store)
{
    public async ValueTask<Stream> OpenAsync(AssetRecord asset, CancellationToken cancellationToken) =>
        await store.OpenBlobAsync(asset.Sha256, cancellationToken) ?? throw AssetNotFoundException.WithoutBlob(asset.Id);

    /// <summary>Whether its bytes are there, as far as can be told without reading them.</summary>
    public async ValueTask<bool> AreThereAsync(AssetRecord asset, CancellationToken cancellationToken) =>
        (await store.GetBlobInfoAsync(asset.Sha256, cancellationToken))?.Length == asset.Bytes;

    public async ValueTask<byte[]> ReadAsync(AssetRecord asset, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(asset, cancellationToken);
        var bytes = new byte[asset.Bytes];
        try
        {
            await stream.ReadExactlyAsync(bytes, cancellationToken);
        }
        catch (EndOfStreamException)
        {
            throw AssetNotFoundException.WithoutBlob(asset.Id);
        }

        return bytes;
    }

    public ValueTask<string?> GetPathAsync(AssetRecord asset, CancellationToken cancellationToken) =>
        store.GetBlobPathAsync(asset.Sha256, cancellationToken);
}

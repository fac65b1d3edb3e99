namespace LettucePlug.Host.Assets;

/// <summary>A room that keeps ids of assets, so that <c>assets verify</c> can hold its word against the library.</summary>
internal interface IAssetHolder
{
    IAsyncEnumerable<AssetUse> ListAsync(CancellationToken cancellationToken);
}

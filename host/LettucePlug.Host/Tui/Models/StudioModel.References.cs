using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Tui.Models;

internal sealed partial class StudioModel
{
    private readonly List<StudioReference> _references = [];

    /// <summary>In the order they are sent; the first is the primary one.</summary>
    public IReadOnlyList<StudioReference> References => _references;

    /// <summary>Adds a file, which comes into the library, or an image of the library by its id.</summary>
    /// <returns>What is wrong with it; null when it was added.</returns>
    public async Task<Problem?> AddReferenceAsync(string fileOrAsset)
    {
        try
        {
            var typed = fileOrAsset.Trim();
            var asset = await Task.Run(
                async () => await services.Import.FileOrAssetAsync(typed, AssetKinds.Imported, CancellationToken.None));
            AddReference(asset);
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    public void AddReference(AssetRecord asset)
    {
        if (_references.All(reference => reference.Asset != asset.Id))
        {
            _references.Add(new StudioReference(asset.Id, NameOf(asset)));
        }
    }

    public void RemoveReference(int index)
    {
        if (index >= 0 && index < _references.Count)
        {
            _references.RemoveAt(index);
        }
    }

    /// <summary>Moves a reference up (less than 0) or down; at the ends it stays.</summary>
    /// <returns>Where it is then.</returns>
    public int MoveReference(int index, int by)
    {
        var to = index + by;
        if (index < 0 || index >= _references.Count || to < 0 || to >= _references.Count)
        {
            return index;
        }

        (_references[index], _references[to]) = (_references[to], _references[index]);
        return to;
    }

    private static string NameOf(AssetRecord asset) => asset.Name ?? asset.Prompt ?? asset.Id;
}

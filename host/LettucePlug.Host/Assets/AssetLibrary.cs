using System.Runtime.CompilerServices;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Assets;

/// <summary>The records of all assets. Those in the trash lie in a partition of their own, so that no listing wades through them.</summary>
internal sealed partial class AssetLibrary
{
    private const string Collection = "assets";
    private const string Shelf = "library";
    private const string Bin = "trash";
    private const string All = "all";

    private readonly Store _store;
    private readonly IdSource _ids;
    private readonly Repository<AssetRecord> _assets;
    private readonly Repository<AssetUse> _uses;
    private readonly Repository<BlobLink> _links;

    public AssetLibrary(Store store, IdSource ids)
    {
        _store = store;
        _ids = ids;
        _assets = new(store, Collection, AssetJson.Default.AssetRecord)
        {
            Id = asset => asset.Id,
            SearchText = SearchText,
        };
        _uses = new(store, "uses", AssetJson.Default.AssetUse)
        {
            Id = use => $"{use.Asset}:{use.As}:{use.By}:{use.Id}",
        };
        _links = new(store, "blobs", AssetJson.Default.BlobLink) { Id = link => $"{link.Sha256}:{link.Asset}" };
    }

    public string NewId() => _ids.Next();

    /// <summary>The asset, wherever it lies; null where there is none.</summary>
    public async ValueTask<AssetRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await FindVersionAsync(id, cancellationToken))?.Value;

    public async ValueTask<AssetRecord> GetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw AssetNotFoundException.Of(id);

    /// <summary>The one asset whose id is, or begins with, what somebody typed.</summary>
    public async ValueTask<AssetRecord> ResolveAsync(string typed, CancellationToken cancellationToken)
    {
        var id = typed.Trim().ToLowerInvariant();
        if (!IsIdBeginning(id))
        {
            throw AssetNotFoundException.Of(typed);
        }

        if (await FindAsync(id, cancellationToken) is { } exact)
        {
            return exact;
        }

        List<AssetRecord> near = [];
        foreach (var partition in new[] { Shelf, Bin })
        {
            await foreach (var (asset, _) in _assets.ListPrefixAsync(partition, id, cancellationToken))
            {
                near.Add(asset);
                if (near.Count > 1)
                {
                    throw AssetNotFoundException.Ambiguous(typed, near.Select(one => one.Id));
                }
            }
        }

        return near is [var only] ? only : throw AssetNotFoundException.Of(typed);
    }

    /// <summary>An asset outside the trash that has these very bytes; null where there is none.</summary>
    public async ValueTask<AssetRecord?> FindByBytesAsync(string sha256, CancellationToken cancellationToken)
    {
        await foreach (var (link, _) in _links.ListPrefixAsync(All, sha256 + ':', cancellationToken))
        {
            if (await _assets.GetAsync(Shelf, link.Asset, cancellationToken) is { } asset)
            {
                return asset.Value;
            }
        }

        return null;
    }

    /// <summary>The newest first.</summary>
    public async IAsyncEnumerable<AssetRecord> ListAsync(
        AssetFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = filter.InTrash ? Bin : Shelf;
        if (filter.Search is { Length: > 0 } words
            && await _assets.SearchAsync(partition, words, AssetFilter.MaxFound, cancellationToken) is { } found)
        {
            foreach (var (asset, _) in found.Where(entry => filter.MatchesKind(entry.Value)))
            {
                yield return asset;
            }

            yield break;
        }

        await foreach (var (asset, _) in _assets.ListAsync(partition, descending: true, cancellationToken))
        {
            if (filter.MatchesKind(asset) && filter.MatchesWords(SearchText(asset)))
            {
                yield return asset;
            }
        }
    }

    /// <summary>What adds a new asset. Its blob must be there already.</summary>
    public IReadOnlyList<DocumentWrite> Add(AssetRecord asset) =>
    [
        _assets.Put(Shelf, asset, expectedVersion: 0),
        _links.Put(All, new BlobLink { Sha256 = asset.Sha256, Asset = asset.Id }, expectedVersion: null),
    ];

    /// <summary>Adds to what is known about an asset; nothing happens where it is gone or in the trash.</summary>
    public async ValueTask UpdateAsync(
        string id, Func<AssetRecord, AssetRecord> change, CancellationToken cancellationToken) =>
        await _assets.UpdateAsync(Shelf, id, change, cancellationToken);

    private async ValueTask<Versioned<AssetRecord>?> FindVersionAsync(string id, CancellationToken cancellationToken)
    {
        if (!IsIdBeginning(id))
        {
            return null;
        }

        // Looked up on the shelf twice, for an asset that is restored between the first two looks.
        return await _assets.GetAsync(Shelf, id, cancellationToken)
            ?? await _assets.GetAsync(Bin, id, cancellationToken)
            ?? await _assets.GetAsync(Shelf, id, cancellationToken);
    }

    private static bool IsIdBeginning(string text) =>
        text.Length is > 0 and <= 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        && char.IsAsciiLetterOrDigit(text[0]);

    private static string SearchText(AssetRecord asset) => string.Join(
        '\n',
        new[] { asset.Prompt, asset.Name, asset.Model, asset.Connection, asset.Kind }.Where(part => part is not null));
}

using System.Runtime.CompilerServices;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Conversations;

/// <summary>The characters and personas. Which assets they need is noted in the same batch as they are written.</summary>
internal sealed class FigureStore : IAssetHolder
{
    private readonly Store _store;
    private readonly AssetLibrary _assets;
    private readonly TimeProvider _time;
    private readonly Repository<Figure> _figures;

    public FigureStore(Store store, AssetLibrary assets, TimeProvider time)
    {
        _store = store;
        _assets = assets;
        _time = time;
        _figures = new(store, "figures", ConversationJson.Default.Figure)
        {
            Id = figure => figure.Id,
            SearchText = figure => $"{figure.Name}\n{figure.Description}",
        };
    }

    public async ValueTask<Figure> GetAsync(FigureKind kind, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(kind, id, cancellationToken) is { } found)
        {
            return found;
        }

        List<string> known = [];
        await foreach (var figure in ListAsync(kind, cancellationToken))
        {
            known.Add(figure.Id);
        }

        throw ConversationException.NoFigure(kind, id, known);
    }

    public async ValueTask<Figure?> FindAsync(FigureKind kind, string id, CancellationToken cancellationToken) =>
        DocumentName.IsOne(id) ? (await _figures.GetAsync(Partition(kind), id, cancellationToken))?.Value : null;

    public async IAsyncEnumerable<Figure> ListAsync(
        FigureKind kind,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (figure, _) in _figures.ListAsync(Partition(kind), descending: false, cancellationToken))
        {
            yield return figure;
        }
    }

    public async ValueTask AddAsync(Figure figure, CancellationToken cancellationToken)
    {
        try
        {
            await _store.WriteAsync(
                [_figures.Put(Partition(figure.Kind), figure, expectedVersion: 0), .. Uses(figure).Select(_assets.AddUse)],
                cancellationToken);
        }
        catch (StorageException taken) when (taken.Failure == StorageFailure.Conflict)
        {
            throw ConversationException.IdTaken(figure.Kind.ToString().ToLowerInvariant(), figure.Id);
        }
    }

    /// <summary>Changes a figure, again on the newer one where somebody else was faster.</summary>
    public ValueTask<Figure> ChangeAsync(
        FigureKind kind,
        string id,
        Func<Figure, Figure> change,
        CancellationToken cancellationToken) =>
        Store.RetryOnConflictAsync(
            async token =>
            {
                var (writes, changed) = await PrepareChangeAsync(kind, id, change, token);
                await _store.WriteAsync(writes, token);
                return changed;
            },
            cancellationToken);

    /// <summary>What changes a figure, to be written together with other things; asks for the version that was read.</summary>
    public async ValueTask<(IReadOnlyList<DocumentWrite> Writes, Figure Changed)> PrepareChangeAsync(
        FigureKind kind,
        string id,
        Func<Figure, Figure> change,
        CancellationToken cancellationToken)
    {
        var current = DocumentName.IsOne(id) ? await _figures.GetAsync(Partition(kind), id, cancellationToken) : null;
        if (current is null)
        {
            throw ConversationException.NoFigure(kind, id, []);
        }

        var changed = change(current.Value) with { UpdatedAt = _time.GetUtcNow() };
        var before = Uses(current.Value).ToHashSet();
        var after = Uses(changed).ToHashSet();
        return (
            [
                _figures.Put(Partition(kind), changed, current.Version),
                .. after.Except(before).Select(_assets.AddUse),
                .. before.Except(after).Select(_assets.RemoveUse),
            ],
            changed);
    }

    public ValueTask RemoveAsync(FigureKind kind, string id, CancellationToken cancellationToken) =>
        new(Store.RetryOnConflictAsync(
            async token =>
            {
                var figure = await GetAsync(kind, id, token);
                await _store.WriteAsync(
                    [_figures.Delete(Partition(kind), id, expectedVersion: null), .. Uses(figure).Select(_assets.RemoveUse)],
                    token);
                return true;
            },
            cancellationToken).AsTask());

    async IAsyncEnumerable<AssetUse> IAssetHolder.ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<FigureKind>())
        {
            await foreach (var figure in ListAsync(kind, cancellationToken))
            {
                foreach (var use in Uses(figure))
                {
                    yield return use;
                }
            }
        }
    }

    private static string Partition(FigureKind kind) => kind == FigureKind.Character ? "characters" : "personas";

    private static IEnumerable<AssetUse> Uses(Figure figure)
    {
        var by = figure.Kind == FigureKind.Character ? "character" : "persona";
        return figure.AvatarVariants.Append(figure.Avatar).Select(asset => (asset, role: "avatar"))
            .Concat(figure.DesignReferences.Select(reference => (asset: (string?)reference.Asset, role: "design")))
            .Append((asset: figure.Background, role: "background"))
            .Where(pair => pair.asset is not null)
            .Distinct()
            .Select(pair => new AssetUse { Asset = pair.asset!, By = by, Id = figure.Id, As = pair.role });
    }
}

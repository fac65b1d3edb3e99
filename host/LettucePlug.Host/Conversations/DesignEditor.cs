using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Conversations;

/// <summary>Keeps the design references of figures and what is said about their looks.</summary>
internal sealed class DesignEditor(FigureStore figures, AssetImport import, AssetLibrary library)
{
    /// <summary>Adds files or assets at the end, in their order; one that is there already stays where it is.</summary>
    public async Task<Figure> AddAsync(
        string address, IReadOnlyList<string> filesOrAssets, string? caption, CancellationToken cancellationToken)
    {
        var (kind, id) = Figure.ReadAddress(address);
        await figures.GetAsync(kind, id, cancellationToken);
        var added = new List<DesignReference>();
        foreach (var typed in filesOrAssets)
        {
            var asset = await import.FileOrAssetAsync(typed, AssetKinds.Design, cancellationToken);
            added.Add(new DesignReference { Asset = asset.Id, Caption = Text(caption) });
        }

        return await figures.ChangeAsync(
            kind,
            id,
            figure => figure with
            {
                DesignReferences = [.. figure.DesignReferences.Concat(added).DistinctBy(one => one.Asset)],
            },
            cancellationToken);
    }

    public Task<Figure> RemoveAsync(string address, string typed, CancellationToken cancellationToken) =>
        ChangeAsync(address, typed, (all, index) => [.. all.Where((_, at) => at != index)], cancellationToken);

    /// <summary>Moves a reference to a place counted from 1; beyond the end is the end.</summary>
    public Task<Figure> MoveAsync(string address, string typed, int place, CancellationToken cancellationToken) =>
        ChangeAsync(
            address,
            typed,
            (all, index) =>
            {
                var moved = new List<DesignReference>(all);
                moved.RemoveAt(index);
                moved.Insert(Math.Clamp(place - 1, 0, moved.Count), all[index]);
                return moved;
            },
            cancellationToken);

    /// <summary>An empty caption takes it away.</summary>
    public Task<Figure> CaptionAsync(string address, string typed, string caption, CancellationToken cancellationToken) =>
        ChangeAsync(
            address,
            typed,
            (all, index) => [.. all.Select((one, at) => at == index ? one with { Caption = Text(caption) } : one)],
            cancellationToken);

    /// <summary>An empty text takes the description away.</summary>
    public async Task<Figure> DescribeAsync(string address, string text, CancellationToken cancellationToken)
    {
        var (kind, id) = Figure.ReadAddress(address);
        await figures.GetAsync(kind, id, cancellationToken);
        return await figures.ChangeAsync(kind, id, figure => figure with { DesignDescription = Text(text) }, cancellationToken);
    }

    private async Task<Figure> ChangeAsync(
        string address,
        string typed,
        Func<IReadOnlyList<DesignReference>, int, IReadOnlyList<DesignReference>> change,
        CancellationToken cancellationToken)
    {
        var (kind, id) = Figure.ReadAddress(address);
        var current = await figures.GetAsync(kind, id, cancellationToken);
        var asset = await FindAsync(current, typed, cancellationToken);
        return await figures.ChangeAsync(
            kind,
            id,
            figure =>
            {
                var index = figure.DesignReferences.Index().FirstOrDefault(one => one.Item.Asset == asset, (-1, null!)).Index;
                return index < 0
                    ? throw ConversationException.NoDesignReference(figure, typed)
                    : figure with { DesignReferences = change(figure.DesignReferences, index) };
            },
            cancellationToken);
    }

    private async Task<string> FindAsync(Figure figure, string typed, CancellationToken cancellationToken)
    {
        var begin = typed.Trim().ToLowerInvariant();
        var near = figure.DesignReferences.Where(one => begin.Length > 0 && one.Asset.StartsWith(begin, StringComparison.Ordinal)).ToList();
        if (near is [var only])
        {
            return only.Asset;
        }

        // Not one of its own: tells a mistyped id from an asset that is merely no reference.
        return near.Count > 1
            ? (await library.ResolveAsync(typed, cancellationToken)).Id
            : throw ConversationException.NoDesignReference(figure, typed);
    }

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } some ? some : null;
}

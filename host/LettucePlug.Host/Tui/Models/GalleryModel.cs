using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The library: what is in it, filtered, and what can be done with an image.</summary>
internal sealed class GalleryModel(Services services)
{
    /// <summary>A list longer than this is not read through; a search narrows it.</summary>
    private const int MostShown = 500;

    private int _load;

    public IReadOnlyList<AssetRecord> Items { get; private set; } = [];

    public int Version { get; private set; }

    /// <summary>One of <see cref="AssetKinds"/>; null for all.</summary>
    public string? Kind { get; private set; }

    public string Search { get; private set; } = "";

    public bool InTrash { get; private set; }

    public bool HasMore { get; private set; }

    public bool IsLoading { get; private set; }

    public Problem? Problem { get; private set; }

    public string FilterLine
    {
        get
        {
            var parts = new List<string> { InTrash ? "trash" : "library", Kind ?? "every kind" };
            if (Search.Length > 0)
            {
                parts.Add($"'{Search}'");
            }

            return $"{string.Join(", ", parts)}: {Items.Count}{(HasMore ? " and more" : "")}";
        }
    }

    public Task ShowAsync(string? kind, string search, bool inTrash)
    {
        (Kind, Search, InTrash) = (kind, search.Trim(), inTrash);
        return LoadAsync();
    }

    /// <summary>The next kind in the list, around the end.</summary>
    public Task NextKindAsync()
    {
        var all = AssetKinds.All;
        var at = Kind is null ? -1 : all.ToList().IndexOf(Kind);
        return ShowAsync(at + 1 < all.Count ? all[at + 1] : null, Search, InTrash);
    }

    public async Task LoadAsync()
    {
        var load = ++_load;
        IsLoading = true;
        var filter = new AssetFilter { Kind = Kind, Search = Search.Length > 0 ? Search : null, InTrash = InTrash };
        try
        {
            var found = await Task.Run(async () =>
            {
                var list = new List<AssetRecord>();
                await foreach (var asset in services.Library.ListAsync(filter, CancellationToken.None))
                {
                    list.Add(asset);
                    if (list.Count > MostShown)
                    {
                        break;
                    }
                }

                return list;
            });
            if (load != _load)
            {
                return;
            }

            HasMore = found.Count > MostShown;
            Items = HasMore ? found[..MostShown] : found;
            Version++;
            Problem = null;
        }
        catch (Exception error)
        {
            Problem = Problem.Of(error);
        }
        finally
        {
            IsLoading &= load != _load;
        }
    }

    /// <summary>Puts an image into the trash, or out of it. Undone by the same again.</summary>
    public async Task<Problem?> ToggleTrashAsync(AssetRecord asset, bool evenIfUsed = false)
    {
        try
        {
            await Task.Run(async () => asset.TrashedAt is null
                ? await services.Library.TrashAsync(asset.Id, evenIfUsed, services.Time.GetUtcNow(), CancellationToken.None)
                : await services.Library.RestoreAsync(asset.Id, CancellationToken.None));
            await LoadAsync();
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    /// <summary>Takes an image out of the trash, whatever the list shows.</summary>
    public async Task RestoreAsync(string id)
    {
        await Task.Run(async () => await services.Library.RestoreAsync(id, CancellationToken.None));
        await LoadAsync();
    }

    public async Task<Problem?> ExportAsync(AssetRecord asset, string path)
    {
        try
        {
            var full = Path.GetFullPath(path.Trim());
            await Task.Run(() => services.Export.ExportAsync(asset, full, CancellationToken.None));
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    /// <summary>Where the image's file is, if it is one on this machine.</summary>
    public async Task<string?> PathAsync(AssetRecord asset) =>
        await Task.Run(async () => await services.Contents.GetPathAsync(asset, CancellationToken.None));

    /// <summary>The images this one descends from, the nearest first.</summary>
    public Task<IReadOnlyList<AssetRecord>> LineageAsync(AssetRecord asset) => Task.Run<IReadOnlyList<AssetRecord>>(async () =>
    {
        var line = new List<AssetRecord>();
        for (var parent = asset.Parent; parent is not null && line.Count < 20;)
        {
            if (await services.Library.FindAsync(parent, CancellationToken.None) is not { } found || line.Contains(found))
            {
                break;
            }

            line.Add(found);
            parent = found.Parent;
        }

        return line;
    });
}

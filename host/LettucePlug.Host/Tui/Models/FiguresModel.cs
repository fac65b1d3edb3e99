using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Figures;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Characters or personas: their words, avatars and design references.</summary>
internal sealed class FiguresModel(Services services, ActivityBoard board)
{
    /// <summary>The screen that tells how its work ends.</summary>
    public const string Place = "figures";

    private int _loads;

    public FigureKind Kind { get; private set; } = FigureKind.Character;

    public IReadOnlyList<Figure> Items { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public Task ShowAsync(FigureKind kind)
    {
        Kind = kind;
        return LoadAsync();
    }

    public async Task LoadAsync()
    {
        var kind = Kind;
        var load = ++_loads;
        try
        {
            var items = await Task.Run(async () =>
            {
                var list = new List<Figure>();
                await foreach (var figure in services.Figures.ListAsync(kind, CancellationToken.None))
                {
                    list.Add(figure);
                }

                return list;
            });
            // One that began earlier may end later, with what was so before a change.
            if (load == _loads)
            {
                Items = items;
                Problem = null;
            }
        }
        catch (Exception error)
        {
            Problem = Problem.Of(error);
        }
    }

    /// <summary>Adds one, or changes the one that is given. A new one whose words do not hold is not left behind half made.</summary>
    public Task<Problem?> SaveAsync(Figure? figure, IReadOnlyDictionary<string, string> values) => TryAsync(async () =>
    {
        if (figure is not null)
        {
            await services.FigureEditor.SetAsync(figure.Kind, figure.Id, Changed(figure, values), CancellationToken.None);
            return;
        }

        var added = await services.FigureEditor.AddAsync(
            Kind, values.GetValueOrDefault("name", ""), null, null, CancellationToken.None);
        try
        {
            await services.FigureEditor.SetAsync(added.Kind, added.Id, Changed(added, values), CancellationToken.None);
        }
        catch
        {
            await services.Figures.RemoveAsync(added.Kind, added.Id, CancellationToken.None);
            throw;
        }
    });

    /// <summary>What can be said of a figure, as forms show it.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Figure? figure) => new Dictionary<string, string>
    {
        ["name"] = figure?.Name ?? "",
        ["description"] = figure?.Description ?? "",
        ["greeting"] = figure?.Greeting ?? "",
        ["designDescription"] = figure?.DesignDescription ?? "",
        ["avatar"] = figure?.Avatar ?? "",
        ["background"] = figure?.Background ?? "",
    };

    public Task<Problem?> RemoveAsync(Figure figure) =>
        TryAsync(async () => await services.Figures.RemoveAsync(figure.Kind, figure.Id, CancellationToken.None));

    public Task<Problem?> ImportAsync(string path) =>
        TryAsync(() => services.FigureEditor.ImportAsync(Kind, HomeFile.Expand(path), null, CancellationToken.None));

    public Task<Problem?> ExportAsync(Figure figure, string path) =>
        TryAsync(() => services.FigureEditor.ExportAsync(figure.Kind, figure.Id, HomeFile.Expand(path), CancellationToken.None));

    /// <summary>Makes an avatar; with a source, changes that one. What comes of it waits to be accepted.</summary>
    public async Task<IReadOnlyList<AssetRecord>> MakeAvatarAsync(Figure figure, string request, string? source)
    {
        var made = new List<AssetRecord>();
        var ask = new AvatarAsk { Figure = figure.Address, Request = request, Source = source };
        var ended = await board.RunAsync(
            $"Avatar of {figure.Name}",
            token => source is null ? services.Chat.Avatars.GenerateAsync(ask, token) : services.Chat.Avatars.EditAsync(ask, token),
            happened =>
            {
                if (happened is Workflows.WorkflowEvent.ImageStored stored)
                {
                    made.Add(stored.Asset);
                }
            },
            Place);
        await LoadAsync();
        Problem = ended.Problem;
        return made;
    }

    public Task<Problem?> AcceptAvatarAsync(Figure figure, string asset) =>
        TryAsync(() => services.Chat.Avatars.AcceptAsync(figure.Address, asset, CancellationToken.None));

    public Task<Problem?> AddReferenceAsync(Figure figure, string file) =>
        TryAsync(() => services.Chat.Design.AddAsync(figure.Address, [HomeFile.Expand(file)], null, CancellationToken.None));

    public Task<Problem?> RemoveReferenceAsync(Figure figure, string asset) =>
        TryAsync(() => services.Chat.Design.RemoveAsync(figure.Address, asset, CancellationToken.None));

    /// <summary>Says what a reference shows.</summary>
    public Task<Problem?> CaptionAsync(Figure figure, string asset, string caption) =>
        TryAsync(() => services.Chat.Design.CaptionAsync(figure.Address, asset, caption, CancellationToken.None));

    /// <param name="figure">Whose.</param>
    /// <param name="asset">Which reference.</param>
    /// <param name="place">Its new place, from 1.</param>
    public Task<Problem?> MoveReferenceAsync(Figure figure, string asset, int place) =>
        TryAsync(() => services.Chat.Design.MoveAsync(figure.Address, asset, place, CancellationToken.None));

    /// <summary>Has a description drafted from avatar and references; nothing is stored.</summary>
    public async Task<string?> DraftDesignAsync(Figure figure)
    {
        if (figure.Avatar is null && figure.DesignReferences.Count == 0)
        {
            Problem = new Problem
            {
                Message = $"{figure.Name} has neither an avatar nor design references: there is nothing to look at.",
                Hint = "Make an avatar or add a design reference first.",
            };
            return null;
        }

        string? text = null;
        var ended = await board.RunAsync(
            $"Design of {figure.Name}",
            token => services.Chat.DraftDesign.RunAsync(figure.Address, null, null, token),
            happened => text = happened is Workflows.WorkflowEvent.DesignDrafted drafted ? drafted.Text : text,
            Place);
        Problem = ended.Problem;
        return ended.State == ActivityState.Done ? text : null;
    }

    public Task<Problem?> DescribeAsync(Figure figure, string text) =>
        TryAsync(() => services.Chat.Design.DescribeAsync(figure.Address, text, CancellationToken.None));

    /// <summary>The figure as it is now, after a change.</summary>
    public Figure? Current(Figure figure) => Items.FirstOrDefault(one => one.Id == figure.Id && one.Kind == figure.Kind);

    public Task<AssetRecord?> AssetAsync(string id) =>
        Task.Run(async () => await services.Library.FindAsync(id, CancellationToken.None));

    /// <summary>The avatars that were made, the newest last, without those that are gone from the library.</summary>
    public Task<IReadOnlyList<AssetRecord>> VariantsAsync(Figure figure) => Task.Run<IReadOnlyList<AssetRecord>>(async () =>
    {
        var list = new List<AssetRecord>();
        foreach (var id in figure.AvatarVariants)
        {
            if (await services.Library.FindAsync(id, CancellationToken.None) is { TrashedAt: null } asset)
            {
                list.Add(asset);
            }
        }

        return list;
    });

    // An image is read from where it is named, so one that stays is better left alone.
    private static Dictionary<string, string> Changed(Figure figure, IReadOnlyDictionary<string, string> values)
    {
        var before = ValuesOf(figure);
        return values
            .Where(pair => before[pair.Key] != pair.Value.Trim())
            .ToDictionary(pair => pair.Key, pair => pair.Key is "avatar" or "background" ? HomeFile.Expand(pair.Value) : pair.Value);
    }

    private async Task<Problem?> TryAsync(Func<Task> change)
    {
        try
        {
            await Task.Run(change);
            await LoadAsync();
            return null;
        }
        catch (Exception error)
        {
            var problem = Problem.Of(error);
            await LoadAsync();
            return problem;
        }
    }
}

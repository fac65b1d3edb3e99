using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Tui.Models;

internal sealed partial class ChatModel
{
    /// <summary>The settings of the program that can be different in one chat.</summary>
    private static readonly string[] OwnSettings = ["scene.mode", "chat.model", "scene.imageModel", "scene.writerModel"];

    /// <summary>What belongs to this chat alone, by name; empty where it is as everywhere.</summary>
    public IReadOnlyDictionary<string, string> Options
    {
        get
        {
            var values = new Dictionary<string, string>
            {
                ["title"] = Chat?.Title ?? "",
                ["scene"] = Chat?.Scene ?? "",
                ["persona"] = Chat?.Persona ?? "",
                ["background"] = Chat?.Background ?? "",
            };
            foreach (var key in OwnSettings)
            {
                values[key] = Chat?.Overrides.GetValueOrDefault(key) ?? "";
            }

            return values;
        }
    }

    /// <summary>The models a chat can name for itself.</summary>
    public IReadOnlyList<ModelChoice> Models =>
        [.. services.Catalog.Read().Models.Select(model => new ModelChoice(
            model.Id, model.Id, $"{string.Join("+", model.Input)} to {string.Join("+", model.Output)}, {model.Connection}"))];

    public Task<IReadOnlyList<Figure>> PersonasAsync() => Task.Run<IReadOnlyList<Figure>>(async () =>
    {
        var list = new List<Figure>();
        await foreach (var figure in services.Figures.ListAsync(FigureKind.Persona, CancellationToken.None))
        {
            list.Add(figure);
        }

        return list;
    });

    /// <summary>Changes what belongs to the chat alone; empty takes one back. What is as before is left alone.</summary>
    public async Task<Problem?> SetAsync(IReadOnlyDictionary<string, string> values)
    {
        if (Chat is not { } chat)
        {
            return null;
        }

        var before = Options;
        var changed = values.Where(pair => before[pair.Key] != pair.Value.Trim()).ToDictionary();
        try
        {
            if (changed.TryGetValue("background", out var typed) && typed.Trim().Length > 0)
            {
                changed["background"] = (await Task.Run(async () => await services.Import.FileOrAssetAsync(
                    HomeFile.Expand(typed), Assets.AssetKinds.Background, CancellationToken.None))).Id;
            }

            var (now, cast) = await Task.Run(async () =>
            {
                var one = await services.Chat.Edit.SetAsync(chat.Id, changed, CancellationToken.None);
                return (one, await services.Chat.Casts.FindAsync(one, _ => { }, CancellationToken.None));
            });
            if (Chat?.Id == now.Id)
            {
                (Chat, Cast) = (now, cast);
            }

            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }
}

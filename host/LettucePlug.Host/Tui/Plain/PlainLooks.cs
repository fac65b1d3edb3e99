using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>How somebody looks, in lines: avatars made, changed and accepted, design references, and the words for them.</summary>
internal sealed class PlainLooks(FiguresModel model, PlainDesk desk)
{
    /// <summary>What the menu of a figure offers.</summary>
    public IReadOnlyList<(string Name, Func<Task> Run)> Entries(Figure figure) =>
    [
        ("Make an avatar", () => MakeAsync(figure, null)),
        .. figure.Avatar is { } avatar ? [("Change the avatar", (Func<Task>)(() => MakeAsync(figure, avatar)))] : Array.Empty<(string, Func<Task>)>(),
        .. figure.AvatarVariants.Count > 0 ? [("Choose among the avatars made so far", (Func<Task>)(() => ChooseAsync(figure)))] : Array.Empty<(string, Func<Task>)>(),
        ("Design references", () => ReferencesAsync(figure)),
        ("Have their looks drafted from avatar and references", () => DraftAsync(figure)),
    ];

    private async Task MakeAsync(Figure figure, string? source)
    {
        var question = source is null
            ? "What it is to show, empty for a portrait that fits the description:"
            : "What is to be different?";
        if (await desk.AskAsync(question) is not { } request || (source is not null && request.Length == 0))
        {
            return;
        }

        var making = model.MakeAvatarAsync(figure, request, source);
        await desk.WaitAsync(making);
        desk.Tell(model.Problem);
        if (await making is [.., var asset])
        {
            await OfferAsync(figure, asset);
        }
    }

    private async Task OfferAsync(Figure figure, AssetRecord asset)
    {
        desk.Say($"Avatar {asset.Id}, {asset.Width} by {asset.Height}: {asset.Prompt}");
        switch (await desk.ChooseAsync("What about it?", ["Use it", "Change it", "Keep it for later"]))
        {
            case 0:
                desk.Tell(await model.AcceptAvatarAsync(figure, asset.Id), $"It is the avatar of {figure.Name} now.");
                break;
            case 1:
                await MakeAsync(figure, asset.Id);
                break;
            default:
                break;
        }
    }

    private async Task ChooseAsync(Figure figure)
    {
        var variants = await model.VariantsAsync(figure);
        var names = variants.Select(asset => $"{asset.Id}{(asset.Id == figure.Avatar ? ", the one now" : "")}: {asset.Prompt}");
        if (await desk.ChooseAsync("Which?", [.. names]) is { } chosen)
        {
            await OfferAsync(figure, variants[chosen]);
        }
    }

    private Task ReferencesAsync(Figure figure) => desk.MenuAsync("Design references, in the order they are sent", () =>
    {
        var now = model.Current(figure) ?? figure;
        return
        [
            ("Add a picture", async () =>
            {
                if (await desk.AskAsync("The path of a file, or the id of an image:") is { Length: > 0 } file)
                {
                    desk.Tell(await model.AddReferenceAsync(now, file), "Added at the end.");
                }
            }),
            .. now.DesignReferences.Select((one, index) =>
                ($"Reference {index + 1}: {one.Caption ?? one.Asset}", (Func<Task>)(() => WithReferenceAsync(now, one, index + 1)))),
        ];
    });

    private async Task WithReferenceAsync(Figure figure, DesignReference one, int place)
    {
        switch (await desk.ChooseAsync($"Reference {place}", ["Move it", "Name it", "Remove it"]))
        {
            case 0:
                if (int.TryParse(await desk.AskAsync($"To which place, 1 to {figure.DesignReferences.Count}?"), out var to))
                {
                    desk.Tell(await model.MoveReferenceAsync(figure, one.Asset, to), "Moved.");
                }

                break;
            case 1:
                if (await desk.AskAsync("What it shows, empty for no name:") is { } caption)
                {
                    desk.Tell(await model.CaptionAsync(figure, one.Asset, caption), "Named.");
                }

                break;
            case 2:
                desk.Tell(await model.RemoveReferenceAsync(figure, one.Asset), "Removed. The picture stays in the library.");
                break;
            default:
                break;
        }
    }

    private async Task DraftAsync(Figure figure)
    {
        var drafting = model.DraftDesignAsync(figure);
        await desk.WaitAsync(drafting);
        desk.Tell(model.Problem);
        var text = await drafting;
        while (text is not null)
        {
            desk.Say("The draft: " + text);
            switch (await desk.ChooseAsync("What about it?", ["Use it", "Edit it", "Throw it away"]))
            {
                case 0:
                    desk.Tell(await model.DescribeAsync(figure, text), "Saved.");
                    return;
                case 1:
                    text = await desk.EditAsync(text) ?? text;
                    break;
                default:
                    return;
            }
        }
    }
}

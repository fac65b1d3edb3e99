using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>Characters and personas in lines: their words, avatars, design references and looks.</summary>
internal sealed class PlainFigures(FiguresModel model, PlainChats chats, PlainDesk desk)
{
    private readonly PlainLooks _looks = new(model, desk);

    public async Task RunAsync(FigureKind kind)
    {
        while (true)
        {
            await model.ShowAsync(kind);
            desk.Tell(model.Problem);
            string[] names =
            [
                kind == FigureKind.Persona ? "Make a persona" : "Make a character",
                "Bring in a card from a file",
                .. model.Items.Select(figure => figure.Name),
            ];
            switch (await desk.ChooseAsync(kind == FigureKind.Persona ? "Which persona?" : "Which character?", names))
            {
                case null:
                    return;
                case 0:
                    await desk.TryAsync(AddAsync);
                    break;
                case 1:
                    if (await desk.AskAsync("The path of a card, PNG or JSON:") is { Length: > 0 } path)
                    {
                        desk.Tell(await model.ImportAsync(path), "It is here.");
                    }

                    break;
                case { } chosen:
                    await WithAsync(model.Items[chosen - 2]);
                    break;
            }
        }
    }

    private async Task AddAsync()
    {
        if (await desk.AskAsync("The name:") is not { Length: > 0 } name)
        {
            return;
        }

        var values = new Dictionary<string, string>
        {
            ["name"] = name,
            ["description"] = await desk.AskAsync("Who they are, for every prompt:") ?? "",
        };
        if (model.Kind == FigureKind.Character)
        {
            values["greeting"] = await desk.AskAsync("What they say first in a new chat, empty for nothing:") ?? "";
        }

        desk.Tell(await model.SaveAsync(null, values), $"{name} is here.");
    }

    private async Task WithAsync(Figure figure)
    {
        var isGone = false;
        while (!isGone && model.Current(figure) is { } now)
        {
            (string Name, Func<Task> Run)[] entries =
            [
                .. now.Kind == FigureKind.Character ? [("Begin a chat", (Func<Task>)(() => chats.BeginAsync(now)))] : Array.Empty<(string, Func<Task>)>(),
                ("Read all about them", () =>
                {
                    Read(now);
                    return Task.CompletedTask;
                }),
                ("Change their words", () => ChangeAsync(now)),
                .. _looks.Entries(now),
                ("Write a card to a file", () => ExportAsync(now)),
                ("Delete", async () => isGone = await RemoveAsync(now)),
            ];
            if (await desk.ChooseAsync(now.Name, [.. entries.Select(entry => entry.Name)]) is not { } chosen)
            {
                return;
            }

            await desk.TryAsync(entries[chosen].Run);
        }
    }

    private void Read(Figure figure)
    {
        desk.Say($"{figure.Name}: {figure.Description}");
        desk.Say($"Says first: {figure.Greeting ?? "nothing"}");
        desk.Say($"Avatar: {figure.Avatar ?? "none"}, {figure.AvatarVariants.Count} made");
        desk.Say($"Looks: {figure.DesignDescription ?? "not described"}");
        for (var index = 0; index < figure.DesignReferences.Count; index++)
        {
            desk.Say($"Design reference {index + 1}: {figure.DesignReferences[index].Caption ?? figure.DesignReferences[index].Asset}");
        }
    }

    private async Task ChangeAsync(Figure figure)
    {
        var values = FiguresModel.ValuesOf(figure);
        string[] keys = [.. values.Keys.Where(key => figure.Kind == FigureKind.Character || key is not ("greeting" or "background"))];
        if (await desk.ChooseAsync("Which?", [.. keys.Select(key => $"{key}: {values[key]}")]) is not { } chosen)
        {
            return;
        }

        var key = keys[chosen];
        var text = values[key].Length > 0 && key is not ("avatar" or "background" or "name")
            ? await desk.EditAsync(values[key])
            : await desk.AskAsync($"{key}, empty to leave it:") is { Length: > 0 } typed ? typed : null;
        if (text is not null)
        {
            desk.Tell(await model.SaveAsync(figure, new Dictionary<string, string> { [key] = text }), "Changed.");
        }
    }

    private async Task ExportAsync(Figure figure)
    {
        if (await desk.AskAsync("Which file? .json, or .png with the avatar:") is { Length: > 0 } path)
        {
            desk.Tell(await model.ExportAsync(figure, path), $"Written to {Path.GetFullPath(HomeFile.Expand(path))}");
        }
    }

    private async Task<bool> RemoveAsync(Figure figure)
    {
        if (!await desk.ConfirmAsync($"Delete {figure.Name}? Chats and pictures stay. This cannot be undone."))
        {
            return false;
        }

        var problem = await model.RemoveAsync(figure);
        desk.Tell(problem, "Deleted.");
        return problem is null;
    }
}

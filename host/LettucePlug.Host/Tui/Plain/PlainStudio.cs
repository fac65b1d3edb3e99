using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>The studio in lines: prompt in, progress in words, and where the image is.</summary>
internal sealed class PlainStudio(StudioModel model, PlainDesk desk)
{
    public Task RunAsync() => desk.MenuAsync("Make an image", () =>
    [
        ("Write the prompt and make it", MakeAsync),
        ($"Model: {model.ModelLine}", ChooseModelAsync),
        ($"Settings: {model.SettingsLine}", ChangeSettingAsync),
        ("Add a reference", AddReferenceAsync),
        .. model.References.Select((reference, index) => ($"Take out reference {index + 1}: {reference.Name}", (Func<Task>)(() =>
        {
            model.RemoveReference(index);
            return Task.CompletedTask;
        }))),
    ]);

    private async Task MakeAsync()
    {
        if (model.Prompt.Length > 0)
        {
            desk.Say($"Not made yet: {model.Prompt}");
        }

        if (await desk.AskAsync(model.Prompt.Length > 0 ? "What does the image show? Empty takes that." : "What does the image show?") is not { } text
            || (text.Length == 0 && model.Prompt.Length == 0))
        {
            return;
        }

        if (text.Length > 0)
        {
            model.SetPrompt(text);
        }

        var last = model.Results.Count > 0 ? model.Results[0].Id : null;
        await desk.WaitAsync(model.GenerateAsync());
        foreach (var warning in model.Warnings)
        {
            desk.Say("Note: " + warning);
        }

        desk.Tell(model.Problem);
        foreach (var asset in model.Results.TakeWhile(asset => asset.Id != last))
        {
            desk.Say($"Image {asset.Id}, {asset.Width} by {asset.Height}, seed {asset.Seed?.ToString() ?? "unknown"}.");
            desk.Say($"To export it: lettuceplug assets export {asset.Id} FILE");
        }

        if (model.Problem is null && model.Run?.State == ActivityState.Done)
        {
            model.SetPrompt("");
        }
    }

    private async Task ChooseModelAsync()
    {
        var models = model.Models();
        if (await desk.ChooseAsync("Which model?", [.. models.Select(one => $"{one.Title}: {one.Note}")]) is { } chosen)
        {
            model.Model = models[chosen].Id;
        }
    }

    private async Task ChangeSettingAsync()
    {
        string[] names = [.. StudioModel.SettingNames, "negativePrompt", "count"];
        if (await desk.ChooseAsync("Which setting?", names) is { } chosen && await desk.AskAsync("The value, empty for as the model has it:") is { } value)
        {
            var values = new Dictionary<string, string>(model.Settings)
            {
                ["negativePrompt"] = model.NegativePrompt,
                ["count"] = $"{model.Count}",
                [names[chosen]] = value,
            };
            model.Apply(values);
        }
    }

    private async Task AddReferenceAsync()
    {
        if (await desk.AskAsync("The path of a file, or the id of an image:") is { Length: > 0 } typed)
        {
            desk.Tell(await model.AddReferenceAsync(HomeFile.Expand(typed)), "Added at the end. The first is the primary one.");
        }
    }
}

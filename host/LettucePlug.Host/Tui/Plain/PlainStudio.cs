using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>The studio in lines: prompt in, progress in words, and where the image is.</summary>
internal sealed class PlainStudio(StudioModel model, PlainWriter writer, PlainPrompt prompt)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        writer.Line($"Model: {model.ModelLine}. References: {model.References.Count}.");
        if (await prompt.AskAsync("What does the image show?", cancellationToken) is not { } text || text.Trim().Length == 0)
        {
            return;
        }

        model.SetPrompt(text);
        var before = model.Results.Count;
        writer.Line("Working. This may take a while.");
        await model.GenerateAsync();
        foreach (var warning in model.Warnings)
        {
            writer.Line("Note: " + Sanitizer.Clean(warning));
        }

        if (model.Problem is { } problem)
        {
            writer.Line("It failed: " + Sanitizer.Clean(problem.Message));
            if (problem.Hint is { } hint)
            {
                writer.Line("What helps: " + Sanitizer.Clean(hint));
            }

            return;
        }

        foreach (var asset in model.Results.Take(model.Results.Count - before))
        {
            writer.Line($"Image {asset.Id}, {asset.Width} by {asset.Height}, seed {asset.Seed?.ToString() ?? "unknown"}.");
            writer.Line($"To export it: lettuceplug assets export {asset.Id} FILE");
        }

        model.SetPrompt("");
    }
}

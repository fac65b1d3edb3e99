using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>The program line by line: numbered menus and text that is only ever added, without a single escape.</summary>
internal static class PlainScreen
{
    public static async Task RunAsync(
        Services services, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var writer = new PlainWriter(output);
        var prompt = new PlainPrompt(input, writer);
        var thread = new PlainThread();
        var board = new ActivityBoard(thread, services.Time);
        using var drafts = new Drafts(Path.Combine(services.Paths.State, "drafts"), services.Time);
        var studio = new PlainStudio(new StudioModel(services, board, drafts), writer, prompt);
        writer.Line("LettucePlug, line by line. Answer with a number; an empty line goes back.");
        while (await prompt.ChooseAsync("What now?", ["Make an image", "Leave"], cancellationToken) is { } chosen)
        {
            switch (chosen)
            {
                case 0:
                    await studio.RunAsync(cancellationToken);
                    break;
                default:
                    return;
            }
        }
    }
}

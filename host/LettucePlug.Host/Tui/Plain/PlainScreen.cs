using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>The program line by line: numbered menus and text that is only ever added, without a single escape.</summary>
internal static class PlainScreen
{
    /// <param name="services">What it works with.</param>
    /// <param name="input">Where answers come from.</param>
    /// <param name="output">Where everything goes.</param>
    /// <param name="cancelling">Is handed what stops the work that runs and says whether there was any.</param>
    /// <param name="stopping">The program is to end: what was typed is kept.</param>
    public static async Task RunAsync(
        Services services, TextReader input, TextWriter output, Action<Func<bool>> cancelling, CancellationToken stopping)
    {
        var board = new ActivityBoard(new PlainThread(), services.Time);
        using var drafts = new Drafts(Path.Combine(services.Paths.State, "drafts"), services.Time);
        using var desk = new PlainDesk(input, output, board, stopping);
        cancelling(() =>
        {
            var runs = board.Running.Count > 0;
            board.CancelAll();
            return runs;
        });
        var chats = new PlainChats(new ChatListModel(services), new ChatModel(services, board, drafts), desk);
        var figures = new PlainFigures(new FiguresModel(services, board), chats, desk);
        var studio = new PlainStudio(new StudioModel(services, board, drafts), desk);
        var jobs = new PlainJobs(new JobsModel(services, board), desk);
        var settings = new PlainSettings(services, desk);
        var left = false;
        desk.Say("LettucePlug, line by line. Answer with a number; an empty line goes back. Ctrl+C cancels what runs.");
        while (!left)
        {
            (string Name, Func<Task> Run)[] entries =
            [
                ("Chats", chats.RunAsync),
                ("Characters", () => figures.RunAsync(FigureKind.Character)),
                ("Personas", () => figures.RunAsync(FigureKind.Persona)),
                ("Make an image", studio.RunAsync),
                ("Jobs", jobs.RunAsync),
                ("Settings", settings.RunAsync),
                ("Leave", () =>
                {
                    left = true;
                    return Task.CompletedTask;
                }),
            ];
            if (await desk.ChooseAsync("What now?", [.. entries.Select(entry => entry.Name)]) is not { } chosen)
            {
                return;
            }

            await desk.TryAsync(entries[chosen].Run);
        }
    }
}

using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What somebody sees who opens the program for the first time: where to begin, and that nothing is needed for it.</summary>
internal static class Welcome
{
    private const string Text =
        """
        **LettucePlug** makes pictures, and tells stories with them, through the providers you connect.

        Nothing is needed to begin: *Sketch* is part of the program and draws offline. Write what you want to see and press Enter.

        Do you run ComfyUI, A1111 or another server here? It can be looked for; that happens only when you say so.

        `F1` or `?` shows the keys of every screen, `Ctrl+P` finds any command, `Ctrl+Q` leaves.
        """;

    private const int ShortBelow = 60;

    private enum Answer
    {
        LookAround,
        FirstPicture,
        FindServers,
    }

    /// <summary>Shown once: a file in the state folder remembers.</summary>
    public static async void ShowIfNew(UiApp app, Shell shell, Services services)
    {
        var mark = Path.Combine(services.Paths.State, "welcomed");
        if (File.Exists(mark))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(services.Paths.State);
            await File.WriteAllTextAsync(mark, "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then it greets again the next time.
        }

        var isNarrow = app.Terminal.Size.Columns < ShortBelow;
        switch (await Ask.Open(
            app,
            Dialog.Of(
                "Welcome",
                TextBlock.Markdown(Text),
                (isNarrow ? "Picture" : "Make a first picture", Answer.FirstPicture),
                (isNarrow ? "Servers" : "Find servers", Answer.FindServers),
                (isNarrow ? "Later" : "Look around", Answer.LookAround)),
            Answer.LookAround))
        {
            case Answer.FirstPicture:
                shell.Show<StudioPage>();
                break;
            case Answer.FindServers:
                shell.Show<ConnectionsPage>();
                shell.Find<ConnectionsPage>().FindServers();
                break;
            default:
                break;
        }
    }
}

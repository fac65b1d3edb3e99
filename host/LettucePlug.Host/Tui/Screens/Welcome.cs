using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What somebody sees who opens the program for the first time: where to begin, and that nothing is needed for it.</summary>
internal static class Welcome
{
    private const string Text =
        """
        **LettucePlug** makes pictures, and tells stories with them, through the providers you connect.

        Nothing is needed to begin: the provider *Sketch* is part of the program and draws offline. Write what you want to see and press Enter.

        Later: `Alt+6` connects a provider of your own. `F1` or `?` shows the keys of every screen, `Ctrl+P` finds any command, `Ctrl+Q` leaves.
        """;

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

        var toStudio = await Ask.Open(
            app, Dialog.Of("Welcome", TextBlock.Markdown(Text), ("Make a first picture", true), ("Look around", false)), false);
        if (toStudio)
        {
            shell.Show<StudioPage>();
        }
    }
}

using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What works on every screen, besides help, palette and leaving.</summary>
internal static class ShellCommands
{
    public static IEnumerable<Command> All(UiApp app, Shell shell, ActivityBoard board) =>
    [
        new()
        {
            Id = "app.help-here",
            Title = "Show the keys",
            Keys = ["?"],
            IsHidden = true,
            Run = () => HelpOverlay.Show(app, shell.CurrentPage?.About ?? ""),
        },
        new()
        {
            Id = "app.cancel",
            Title = "Cancel what runs",
            Keys = ["ctrl+c"],
            BeforeFocus = true,
            InDialogs = true,
            HintPriority = 100,
            Hint = "Cancel",
            When = () => board.Running.Count > 0,
            Run = board.CancelCurrent,
        },
        new()
        {
            Id = "app.how-to-leave",
            Title = "Say how to leave",
            Keys = ["ctrl+c"],
            IsHidden = true,
            InDialogs = true,
            When = () => board.Running.Count == 0,
            Run = () => app.Toast("Ctrl+Q leaves"),
        },
        new()
        {
            Id = "app.back",
            Title = "Go back",
            Keys = ["escape"],
            HintPriority = 20,
            Hint = "Back",
            Run = shell.Back,
        },
        new()
        {
            Id = "app.waiting",
            Title = "Open what waits for an answer",
            Keys = ["F8"],
            BeforeFocus = true,
            When = () => app.Waiting.Count > 0,
            HintPriority = 95,
            Hint = "Answer",
            Run = app.OpenWaiting,
        },
    ];
}

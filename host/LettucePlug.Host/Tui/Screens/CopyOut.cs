using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Takes text out of the program: through the terminal, through tmux, or into a file; it always says which way it went.</summary>
internal static class CopyOut
{
    public static async Task TextAsync(UiApp app, string folder, string name, string text)
    {
        if (CopyTarget.IsInTmux && await CopyTarget.ToTmuxAsync(text))
        {
            app.Toast("Copied to the tmux buffer: prefix ] puts it in", ToastKind.Success);
        }
        else if (TerminalCommand.Copy(text) is { } bytes)
        {
            app.Loop.Send(bytes);
            app.Toast("Copied through the terminal (OSC 52)", ToastKind.Success);
        }
        else
        {
            var path = await Task.Run(() => CopyTarget.ToFile(folder, name, text));
            app.Toast($"Too long for the terminal: written to {path}", ToastKind.Warning);
        }
    }
}

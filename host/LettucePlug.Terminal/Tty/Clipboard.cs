using System.ComponentModel;
using System.Diagnostics;

namespace LettucePlug.Terminal;

/// <summary>
/// Puts text on the clipboard of the machine the user sits at. tmux as it comes ignores what programs send for the clipboard
/// (OSC 52), so inside of it tmux itself is asked.
/// </summary>
public static class Clipboard
{
    private static TimeSpan TmuxPatience { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Copies a text. Tell the user which way it went; where it went none, keep it in a file for them.</summary>
    /// <param name="app">The user interface whose terminal it goes through. On its thread.</param>
    /// <param name="text">The text, as it is.</param>
    /// <param name="variable">Reads an environment variable; the real environment when left out.</param>
    public static async Task<ClipboardWay> CopyAsync(UiApp app, string text, Func<string, string?>? variable = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(text);
        variable ??= Environment.GetEnvironmentVariable;
        if (!string.IsNullOrEmpty(variable("TMUX")) && await GiveToTmuxAsync(text, variable("TMUX")!).ConfigureAwait(true))
        {
            return ClipboardWay.Tmux;
        }

        if (TerminalCommand.Copy(text) is not { } bytes)
        {
            return ClipboardWay.None;
        }

        app.Loop.Send(bytes);
        return ClipboardWay.Terminal;
    }

    private static async Task<bool> GiveToTmuxAsync(string text, string server)
    {
        var start = new ProcessStartInfo("tmux", ["load-buffer", "-w", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TMUX"] = server },
        };
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return false;
            }

            using var patience = new CancellationTokenSource(TmuxPatience);
            await process.StandardInput.WriteAsync(text.AsMemory(), patience.Token).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            return process.ExitCode == 0;
        }
        catch (Exception cause) when (cause is Win32Exception or IOException or OperationCanceledException)
        {
            // No tmux here, or none that answers: the terminal is the other way.
            return false;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Where copied text can go besides the terminal's own clipboard.</summary>
internal static class CopyTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static bool IsInTmux => Environment.GetEnvironmentVariable("TMUX") is { Length: > 0 };

    /// <summary>Puts text into tmux' own buffer, which hands it on to the terminal's clipboard where it may.</summary>
    /// <returns>Whether tmux took it.</returns>
    public static async Task<bool> ToTmuxAsync(string text)
    {
        var start = new ProcessStartInfo("tmux", ["load-buffer", "-w", "-"])
        {
            // All three: a child with the terminal's input would change how it works.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return false;
            }

            using var limit = new CancellationTokenSource(Patience);
            await process.StandardInput.WriteAsync(text.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0;
        }
        catch (Exception error) when (error is Win32Exception or IOException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Writes text to a new file that only this user can read, below a folder of the program.</summary>
    /// <returns>Where it is.</returns>
    public static string ToFile(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text, Encoding.UTF8);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }
}

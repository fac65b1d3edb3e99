using System.Diagnostics;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Hands a text to the user's own editor, which has the terminal for that long.</summary>
internal static class ExternalEditor
{
    /// <param name="app">The user interface.</param>
    /// <param name="file">Where the text lies meanwhile. The ending tells the editor what it is.</param>
    /// <param name="text">What is edited.</param>
    /// <returns>What it became, or what went wrong.</returns>
    public static (string? Text, Problem? Problem) Edit(UiApp app, string file, string text)
    {
        var command = Named("VISUAL") ?? Named("EDITOR") ?? "vi";
        var code = 0;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!); // It has a folder by construction.
            File.WriteAllText(file, text);
            // The variable is a line for the shell: it may hold options, and quotes.
            var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", command + " \"$1\"", "sh", file } };
            app.Suspend(() =>
            {
                using var process = Process.Start(start);
                process?.WaitForExit();
                code = process?.ExitCode ?? 1;
            });
            return code == 0 ? (File.ReadAllText(file), null) : (null, Failed(command, $"it ended with {code}"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return (null, Failed(command, error.Message));
        }
        finally
        {
            Remove(file);
        }
    }

    private static string? Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : null;

    private static Problem Failed(string command, string because) => new()
    {
        Message = $"The editor '{command}' did not do it: {because}.",
        Hint = "VISUAL or EDITOR names the editor. Nothing was changed.",
    };

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It lies in the state folder and is written over the next time.
        }
    }
}

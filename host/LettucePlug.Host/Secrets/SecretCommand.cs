using System.ComponentModel;
using System.Diagnostics;

namespace LettucePlug.Host.Secrets;

/// <summary>Runs the user's command that prints a key, such as <c>pass show openai</c>.</summary>
internal static class SecretCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<string> RunAsync(string connection, string command, CancellationToken cancellationToken)
    {
        // All three streams are redirected: a child that inherits the terminal can leave it in another mode.
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-c", command },
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(start)
                ?? throw SecretException.CommandFailed(connection, "it did not start.");
            process.StandardInput.Close();
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var errors = process.StandardError.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                var key = (await output).Split('\n')[0].Trim();
                var said = (await errors).Trim();
                return process.ExitCode != 0
                    ? throw SecretException.CommandFailed(
                        connection, $"it ended with code {process.ExitCode}. {Shorten(said)}")
                    : key.Length > 0 ? key : throw SecretException.CommandFailed(connection, "it printed nothing.");
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw SecretException.CommandFailed(connection, $"it did not end within {Patience.TotalSeconds:0} seconds.");
        }
        catch (Win32Exception error)
        {
            throw SecretException.CommandFailed(connection, error.Message);
        }
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "…";
}

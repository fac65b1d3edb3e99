using System.Diagnostics;
using System.Text;

namespace LettucePlug.Tests.Support;

/// <summary>Runs the real program, as a user does, in a home folder of its own.</summary>
public sealed class HostProcess(string assembly, string home)
{
    /// <summary>Only against a hang: no test takes anywhere near as long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public Dictionary<string, string> Environment { get; } = [];

    public Task<HostResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    /// <param name="input">Written to its standard input.</param>
    /// <param name="arguments">What follows the program's name.</param>
    public async Task<HostResult> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    /// <summary>Starts it without waiting; the caller owns the process.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = home,
        };
        foreach (var argument in (string[])[assembly, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("LETTUCEPLUG_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["LETTUCEPLUG_HOME"] = home;
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    public static async Task<HostResult> FinishAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new HostResult { ExitCode = process.ExitCode, Output = await output, Error = await error };
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}

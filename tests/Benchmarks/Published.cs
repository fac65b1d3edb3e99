using System.Diagnostics;
using System.Runtime.InteropServices;
using LettucePlug.Tests.Support;

namespace LettucePlug.Benchmarks;

/// <summary>Programs as users have them: a release, compiled ahead of time.</summary>
internal static class Published
{
    /// <returns>The executable.</returns>
    public static async Task<string> MakeAsync(string project, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", name);
        var start = new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Repository.Root, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "quiet",
        ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!; // not shell-executed, so there is one
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Path.Combine(folder, name)
            : throw new InvalidOperationException($"{project} cannot be published: {output}");
    }
}

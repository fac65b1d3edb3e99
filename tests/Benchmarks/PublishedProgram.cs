using System.Diagnostics;
using System.Runtime.InteropServices;
using LettucePlug.Tests.Support;

namespace LettucePlug.Benchmarks;

/// <summary>Programs as they are shipped: published for release, compiled ahead of time.</summary>
internal static class PublishedProgram
{
    /// <summary>The least a program can do.</summary>
    public static Task<string> HelloAsync() => MakeAsync("tests/Benchmarks.Hello/Benchmarks.Hello.csproj", "hello");

    public static Task<string> HostAsync() => MakeAsync("host/LettucePlug.Host/LettucePlug.Host.csproj", "lettuceplug");

    /// <returns>The executable.</returns>
    public static async Task<string> MakeAsync(string project, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", name);
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", Path.Combine(Repository.Root, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
                "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Path.Combine(folder, name)
            : throw new InvalidOperationException($"{project} could not be published: {await output}{await error}");
    }
}

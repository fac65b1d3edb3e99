using System.Diagnostics;
using System.Runtime.InteropServices;
using LettucePlug.Tests.Support;

namespace LettucePlug.Terminal.Benchmarks;

/// <summary>Programs as users get them: compiled ahead, dependent on the installed runtime.</summary>
internal static class Published
{
    public static string Gallery() => Publish("tests/Gallery/LettucePlug.Terminal.Gallery.csproj", "lettuceplug-gallery");

    public static string Hello() => Publish("tests/Benchmarks.Hello/Benchmarks.Hello.csproj", "hello");

    private static string Publish(string project, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", name);
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", Path.Combine(Repository.Root, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
                "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "quiet"]);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.WaitForExit();
        return process.ExitCode == 0
            ? Path.Combine(folder, name)
            : throw new InvalidOperationException($"{project} could not be published.");
    }
}

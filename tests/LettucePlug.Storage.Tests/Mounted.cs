using System.Diagnostics;

namespace LettucePlug.Storage.Tests;

/// <summary>A small file system of its own in memory; the test is skipped, with the reason, where it may not mount.</summary>
internal sealed class Mounted : IDisposable
{
    private Mounted(string path)
    {
        Path = path;
    }

    public string Path { get; }

    public static Mounted Require(string size)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only Linux has tmpfs.");
        }

        var path = Directory.CreateTempSubdirectory("lettuceplug-mount-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path) is { } trouble)
        {
            Directory.Delete(path);
            Assert.Skip($"This user may not mount a file system: {trouble}");
        }

        return new Mounted(path);
    }

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Path).ShouldBeNull();

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : error.Trim();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }
}

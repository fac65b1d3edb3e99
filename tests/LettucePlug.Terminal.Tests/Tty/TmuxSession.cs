using System.Diagnostics;

namespace LettucePlug.Terminal.Tests.Tty;

/// <summary>A tmux server of its own with one window: a terminal written by others, whose screen can be read.</summary>
internal sealed class TmuxSession : IDisposable
{
    private static TimeSpan HangGuard { get; } = TimeSpan.FromSeconds(30);

    private readonly string _socket = $"lettuceplug-{Guid.NewGuid():n}";

    private TmuxSession(Size size, string command) =>
        Run("-f", "/dev/null", "new-session", "-d", "-x", $"{size.Columns}", "-y", $"{size.Rows}", command);

    /// <summary>Starts a shell command, or skips the test where there is no tmux.</summary>
    public static TmuxSession Start(Size size, string command)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/tmux"), "tmux is not installed.");
        return new TmuxSession(size, command);
    }

    public void Keys(params string[] keys) => Run(["send-keys", .. keys]);

    public string Screen() => Run("capture-pane", "-p");

    public string Buffer() => Run("show-buffer");

    public string Ask(string format) => Run("display-message", "-p", format).Trim();

    /// <summary>Sends a signal to the program in the foreground of the shell.</summary>
    public void Kill(string signal)
    {
        using var process = Process.Start(
            "sh", ["-c", $"kill {signal} $(ps -o pid= --ppid {Ask("#{pane_pid}")} | head -n 1)"]).ShouldNotBeNull();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    public async Task Until(Func<string, bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition(Screen()))
        {
            if (waited.Elapsed > HangGuard)
            {
                throw new TimeoutException($"Waited in vain for {what}:\n{Screen()}");
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Run("kill-server");

    private string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-u", "-L", _socket, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = "C.UTF-8", ["TMUX"] = "", ["TERM"] = "xterm-256color" },
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}

using System.Diagnostics;

namespace LettucePlug.EndToEnd;

/// <summary>The real program in a real terminal: tmux on a socket of its own. A test without tmux is skipped.</summary>
internal sealed class TmuxScreen : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _socket = "lettuce-" + Guid.NewGuid().ToString("N");
    private readonly string _folder;

    public TmuxScreen(string home, string environment = "", string arguments = "")
    {
        if (!IsThere())
        {
            Assert.Skip("tmux is not installed.");
        }

        _folder = Directory.CreateTempSubdirectory("lettuce-tmux").FullName;
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-s", "ui",
            $"env LETTUCEPLUG_HOME='{home}' {environment} dotnet '{HostTest.ProgramAssembly}' {arguments}; echo \"left with $?\"; stty -a | grep -c ' icanon'; sleep 600");
    }

    public void Press(params string[] keys) => Tmux(["send-keys", "-t", "ui", .. keys]);

    public void Type(string text) => Tmux("send-keys", "-t", "ui", "-l", text);

    public string Show() => Tmux("capture-pane", "-p", "-t", "ui");

    /// <summary>The same with the escape sequences that make its colours.</summary>
    public string ShowColours() => Tmux("capture-pane", "-p", "-e", "-t", "ui");

    /// <summary>Pastes as a terminal does that marks what was pasted.</summary>
    public void Paste(string text)
    {
        Tmux("set-buffer", text);
        Tmux("paste-buffer", "-p", "-t", "ui");
    }

    public string Ask(string format) => Tmux("display-message", "-p", "-t", "ui", format).Trim();

    /// <summary>Waits until the screen shows a text.</summary>
    public async Task<string> SeeAsync(string text)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var shown = Show();
            if (shown.Contains(text, StringComparison.Ordinal))
            {
                return shown;
            }

            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience, $"'{text}' never came. The screen:\n{shown}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        Tmux("kill-server");
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsThere() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "tmux")));

    private string Tmux(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMUX_TMPDIR"] = _folder;
        start.Environment.Remove("TMUX");
        start.ArgumentList.Add("-L");
        start.ArgumentList.Add(_socket);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("tmux did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}

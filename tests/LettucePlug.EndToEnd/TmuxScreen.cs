using System.Diagnostics;

namespace LettucePlug.EndToEnd;

/// <summary>The real program in a real terminal: tmux on a socket of its own. A test without tmux is skipped.</summary>
internal sealed class TmuxScreen : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _socket = "lettuce-" + Guid.NewGuid().ToString("N");
    private readonly string _folder;

    /// <param name="home">The home folder of the program.</param>
    /// <param name="environment">What <c>env</c> is to set for it.</param>
    /// <param name="arguments">What follows the program's name.</param>
    /// <param name="columns">How wide the terminal is.</param>
    /// <param name="rows">How high.</param>
    /// <param name="records">Whether every byte the program writes is kept, see <see cref="Recorded"/>.</param>
    public TmuxScreen(
        string home, string environment = "", string arguments = "", int columns = 80, int rows = 24, bool records = false)
    {
        if (!IsThere())
        {
            Assert.Skip("tmux is not installed.");
        }

        _folder = Directory.CreateTempSubdirectory("lettuce-tmux").FullName;
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", "-s", "ui",
            $"{(records ? $"while [ ! -e '{RecordFile}' ]; do sleep 0.05; done; " : "")}env LETTUCEPLUG_HOME='{home}' {environment} dotnet '{HostTest.ProgramAssembly}' {arguments}; echo \"left with $?\"; stty -a | grep -c ' icanon'; sleep 600");
        if (records)
        {
            Tmux("pipe-pane", "-t", "ui", $"cat >'{RecordFile}'");
        }
    }

    private string RecordFile => Path.Combine(_folder, "bytes");

    /// <summary>Everything the program wrote, before tmux made anything of it.</summary>
    public string Recorded() => File.ReadAllText(RecordFile);

    public void Resize(int columns, int rows) => Tmux("resize-window", "-t", "ui", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>Pastes a text the way a terminal does: in brackets where the program asked for them.</summary>
    public void Paste(string text)
    {
        var file = Path.Combine(_folder, "paste");
        File.WriteAllText(file, text);
        Tmux("load-buffer", file);
        Tmux("paste-buffer", "-p", "-t", "ui");
    }

    /// <summary>The id of the program itself.</summary>
    public int ProcessId()
    {
        var shell = Ask("#{pane_pid}");
        return File.ReadAllText($"/proc/{shell}/task/{shell}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).First();
    }

    public void Press(params string[] keys) => Tmux(["send-keys", "-t", "ui", .. keys]);

    public void Type(string text) => Tmux("send-keys", "-t", "ui", "-l", text);

    public string Show() => Tmux("capture-pane", "-p", "-t", "ui");

    /// <summary>The same with the escape sequences that make its colours.</summary>
    public string ShowColours() => Tmux("capture-pane", "-p", "-e", "-t", "ui");

    public string Ask(string format) => Tmux("display-message", "-p", "-t", "ui", format).Trim();

    /// <summary>Waits until the screen shows a text.</summary>
    public async Task<string> SeeAsync(string text)
    {
        await UntilAsync(() => Show().Contains(text, StringComparison.Ordinal), $"'{text}' is shown");
        return Show();
    }

    /// <summary>Waits until the screen no longer shows a text.</summary>
    public Task GoneAsync(string text) => UntilAsync(() => !Show().Contains(text, StringComparison.Ordinal), $"'{text}' is gone");

    /// <summary>Waits until something is so.</summary>
    public async Task UntilAsync(Func<bool> isSo, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience, $"Not so: {what}. The screen:\n{Show()}");
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

using System.Diagnostics;
using LettucePlug.Terminal.Gallery;
using LettucePlug.Tests.Support;

namespace LettucePlug.Terminal.Tests.Tty;

/// <summary>The toolkit inside GNU screen, whose widths are not those of the terminal around it.</summary>
public sealed class ScreenTests : IDisposable
{
    private const string Settings = "startup_message off\nautodetach off\ndefutf8 on\nvbell off\n";

    private readonly TempDir _folder = new();

    [Fact]
    public async Task Every_border_stays_straight_in_screen()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/screen"), "screen is not installed.");
        using var tmux = TmuxSession.Start(new Size(80, 24), Command($"dotnet '{Program}' widths"));
        for (var round = 0; round < WidthsPage.Samples.Length; round++)
        {
            var lines = await Settled(tmux, round);
            lines[0].ShouldStartWith("╭");
            lines[WidthsPage.Samples.Length + 1].ShouldStartWith("╰");
            foreach (var line in lines.Skip(1).Take(WidthsPage.Samples.Length))
            {
                line.ShouldStartWith("│ ");
                line.ShouldEndWith("│");
                TextWidth.Of(line).ShouldBe(WidthsPage.Width, line);
                TextWidth.Of(line.AsSpan(0, line.IndexOf('│', 1))).ShouldBe(30, line);
            }

            tmux.Keys("Down");
        }

        tmux.Keys("C-q");
        await tmux.Until(screen => screen.Contains("The end of screen"), "the end");
    }

    [Fact]
    public async Task Nothing_is_left_where_there_is_no_alternate_screen_to_come_back_from()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/screen"), "screen is not installed.");
        using var tmux = TmuxSession.Start(
            new Size(80, 24), Command($"sh -c \"dotnet '{Program}' 20; echo The shell is back; cat\""));
        await tmux.Until(screen => screen.Contains("Ctrl+Q quit"), "the first frame");

        tmux.Keys("C-q");

        await tmux.Until(screen => screen.Contains("The shell is back"), "the shell");
        Lines(tmux.Screen()).ShouldBe(["The shell is back"]);
    }

    public void Dispose()
    {
        if (File.Exists("/usr/bin/screen"))
        {
            // When the test failed half-way, the program in screen would live on.
            var start = new ProcessStartInfo("screen", ["-S", "widths", "-X", "quit"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["SCREENDIR"] = Sockets },
            };
            using var process = Process.Start(start).ShouldNotBeNull();
            process.WaitForExit();
        }

        _folder.Dispose();
    }

    private string Sockets => Path.Combine(_folder.Path, "sockets");

    private static string Program { get; } = typeof(WidthsPage).Assembly.Location;

    private string Command(string program)
    {
        var settings = Path.Combine(_folder.Path, "screenrc");
        File.WriteAllText(settings, Settings);
        Directory.CreateDirectory(Sockets, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return $"SCREENDIR='{Sockets}' SYSSCREENRC=/dev/null screen -U -c '{settings}' -S widths {program}; "
            + "echo The end of screen; cat";
    }

    /// <summary>The lines of the round, once nothing moves any more: screen passes a frame on in pieces.</summary>
    private static async Task<List<string>> Settled(TmuxSession tmux, int round)
    {
        List<string> last = [];
        await tmux.Until(
            screen =>
            {
                var (before, now) = (last, Lines(screen));
                last = now;
                return now.SequenceEqual(before) && now.Count > WidthsPage.Samples.Length + 1
                    && Enumerable.Range(0, WidthsPage.Samples.Length).All(i => now[i + 1].StartsWith($"│ {FirstWord(i + round)}"));
            },
            $"the samples from {round} on");
        return last;
    }

    private static string FirstWord(int sample) => WidthsPage.Samples[sample % WidthsPage.Samples.Length].Split(' ')[0];

    private static List<string> Lines(string screen) => [.. screen.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd(' '))];
}

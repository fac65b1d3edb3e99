using System.Text.Json;

namespace LettucePlug.Benchmarks;

/// <summary>
/// The program on a real terminal of 120x40: what it writes for every kind of thing a user does, what it costs, and how
/// soon it answers. Bars are those of the design; each is printed with whether it holds.
/// </summary>
internal sealed class ScreenBenchmarks : IBenchmark
{
    private const int Many = 10_000;
    private const int Starts = 7;
    private const int IdleSeconds = 60;
    private const string Typed = "the quick brown fox jumps over it";

    public string Name => "screens";

    public async Task RunAsync(TextWriter output)
    {
        if (PtyMeter.Find(output) is not { } meter)
        {
            return;
        }

        var (program, hello) = (await PublishedProgram.HostAsync(), await PublishedProgram.HelloAsync());
        using var few = await ChatHome.MakeAsync(program, 0);
        using var many = await ChatHome.MakeAsync(program, Many);
        await StartAsync(output, meter, program, hello, many.Path);
        var small = await meter.RunAsync(few.Path, Steps(), program);
        var large = await meter.RunAsync(many.Path, Steps(), program);
        Report(output, small, large);
    }

    private static async Task StartAsync(TextWriter output, PtyMeter meter, string program, string hello, string home)
    {
        object[] look = [new { name = "first", quiet = 0.4 }];
        var (frames, screens, theirs) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = -1; run < Starts; run++)
        {
            // One of each in turn, so that a busy moment falls on both; the first round only warms the disk.
            var bare = Bars.Number(await meter.RunAsync(home, look, hello), "first", "first_ms");
            var (frame, full) = await StartClock.StartAsync(program, home);
            if (run >= 0)
            {
                theirs.Add(bare);
                frames.Add(frame);
                screens.Add(full);
            }
        }

        var yardstick = Bars.Median(theirs);
        Bars.Tell(output, "first frame", Bars.Median(frames) / yardstick, 4, $"x hello ({Bars.Median(frames):f0} / {yardstick:f0} ms)");
        output.WriteLine($"      {"storage and plugins up behind it",-48} {Bars.Median(screens) / yardstick,10:0.##} x hello ({Bars.Median(screens):f0} ms)");
    }

    private static object[] Steps() =>
    [
        new { name = "first", wait = 3 },
        new { name = "open", send = "\r", quiet = 0.8 },
        new { name = "key", send = Typed, each = true, quiet = 0.12 },
        new { name = "back", send = new string('\u007f', 10), each = true, quiet = 0.12 },
        new { name = "clear", send = "\u0015", quiet = 0.3 },
        new { name = "page 1", send = "\u001b[5~", quiet = 0.4 },
        new { name = "page 2", send = "\u001b[5~", quiet = 0.4 },
        new { name = "page 3", send = "\u001b[5~", quiet = 0.4 },
        new { name = "to messages", send = "\t", quiet = 0.3 },
        new { name = "line", send = "kkkkkkkkkkkk", each = true, quiet = 0.15 },
        new { name = "dialog", send = "\u001ba", quiet = 0.5 },
        new { name = "dialog closed", send = "\u001b", quiet = 0.5 },
        new { name = "resize", cols = 100, rows = 30, quiet = 0.6 },
        new { name = "resize back", cols = 120, rows = 40, quiet = 0.6 },
        new { name = "settle", wait = 3 },
        new { name = "idle", wait = IdleSeconds },
        new { name = "quit", send = "\u0011", quiet = 1.0 },
    ];

    private static void Report(
        TextWriter output, IReadOnlyDictionary<string, JsonElement> small, IReadOnlyDictionary<string, JsonElement> large)
    {
        Bars.Tell(output, "first frame", Bars.Number(large, "first", "bytes"), 9_216, "bytes");
        Bars.Tell(output, $"open a chat of {Many:N0}", Bars.Number(large, "open", "first_ms"), 300, "ms");
        Bars.Tell(output, "key in the composer, mean", Bars.Number(large, "key", "mean"), 8, "bytes");
        Bars.Tell(output, "key in the composer, most", Bars.Number(large, "key", "max"), 256, "bytes");
        Bars.Tell(output, "key, 10,000 messages against one", Bars.Number(large, "key", "cpu_ms") / Math.Max(10, Bars.Number(small, "key", "cpu_ms")), 1.5,
            $"x CPU ({Bars.Number(large, "key", "cpu_ms"):f0} / {Bars.Number(small, "key", "cpu_ms"):f0} ms for {Typed.Length} keys)");
        Bars.Tell(output, "key, 10,000 messages against one", Bars.Number(large, "key", "bytes") / Bars.Number(small, "key", "bytes"), 1.1, "x bytes");
        Bars.Tell(output, "key to its echo, median", Bars.Number(large, "key", "first_ms"), 8, "ms");
        Bars.Tell(output, "backspace, mean", Bars.Number(large, "back", "mean"), 8, "bytes");
        Bars.Tell(output, "page", Bars.Median([.. Enumerable.Range(1, 3).Select(page => Bars.Number(large, $"page {page}", "bytes"))]), 4_500, "bytes");
        Bars.Tell(output, "line scroll, mean", Bars.Number(large, "line", "mean"), 1_200, "bytes");
        Bars.Tell(output, "dialog", Bars.Number(large, "dialog", "bytes"), 3_500, "bytes");
        Bars.Tell(output, "dialog closed", Bars.Number(large, "dialog closed", "bytes"), 3_500, "bytes");
        Bars.Tell(output, "resize", Bars.Number(large, "resize", "bytes"), 10_240, "bytes");
        Bars.Tell(output, $"idle for {IdleSeconds} s", Bars.Number(large, "idle", "bytes"), 0, "bytes");
        Bars.Tell(output, $"idle for {IdleSeconds} s", Bars.Number(large, "idle", "cpu_ms"), 20, "ms CPU");
        Bars.Tell(output, $"memory with {Many:N0} messages and an image", Bars.Number(large, "idle", "rss_mb"), 120, "MB");
    }
}

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
    private const int StreamSeconds = 60;
    private const int WordsPerSecond = 200;
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
        await StreamAsync(output, meter, program);
    }

    private static async Task StartAsync(TextWriter output, PtyMeter meter, string program, string hello, string home)
    {
        object[] look = [new { name = "first", quiet = 0.4 }];
        var (frames, screens, theirs) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = -1; run < Starts; run++)
        {
            // One of each in turn, so that a busy moment falls on both; the first round only warms the disk.
            var bare = Number(await meter.RunAsync(home, look, hello), "first", "first_ms");
            var (frame, full) = await StartClock.StartAsync(program, home);
            if (run >= 0)
            {
                theirs.Add(bare);
                frames.Add(frame);
                screens.Add(full);
            }
        }

        var yardstick = Median(theirs);
        Bar(output, "first frame", Median(frames) / yardstick, 4, $"x hello ({Median(frames):f0} / {yardstick:f0} ms)");
        Bar(output, "all screens there", Median(screens) / yardstick, 4, $"x hello ({Median(screens):f0} ms)");
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
        Bar(output, "first frame", Number(large, "first", "bytes"), 9_216, "bytes");
        Bar(output, $"open a chat of {Many:N0}", Number(large, "open", "first_ms"), 300, "ms");
        Bar(output, "key in the composer, mean", Number(large, "key", "mean"), 8, "bytes");
        Bar(output, "key in the composer, most", Number(large, "key", "max"), 256, "bytes");
        Bar(output, "key, 10,000 messages against one", Number(large, "key", "cpu_ms") / Math.Max(10, Number(small, "key", "cpu_ms")), 1.5,
            $"x CPU ({Number(large, "key", "cpu_ms"):f0} / {Number(small, "key", "cpu_ms"):f0} ms for {Typed.Length} keys)");
        Bar(output, "key, 10,000 messages against one", Number(large, "key", "bytes") / Number(small, "key", "bytes"), 1.1, "x bytes");
        Bar(output, "key to its echo, median", Number(large, "key", "first_ms"), 8, "ms");
        Bar(output, "backspace, mean", Number(large, "back", "mean"), 8, "bytes");
        Bar(output, "page", Median([.. Enumerable.Range(1, 3).Select(page => Number(large, $"page {page}", "bytes"))]), 4_500, "bytes");
        Bar(output, "line scroll, mean", Number(large, "line", "mean"), 1_200, "bytes");
        Bar(output, "dialog", Number(large, "dialog", "bytes"), 3_500, "bytes");
        Bar(output, "dialog closed", Number(large, "dialog closed", "bytes"), 3_500, "bytes");
        Bar(output, "resize", Number(large, "resize", "bytes"), 10_240, "bytes");
        Bar(output, $"idle for {IdleSeconds} s", Number(large, "idle", "bytes"), 0, "bytes");
        Bar(output, $"idle for {IdleSeconds} s", Number(large, "idle", "cpu_ms"), 20, "ms CPU");
        Bar(output, $"memory with {Many:N0} messages and an image", Number(large, "idle", "rss_mb"), 120, "MB");
    }

    private static async Task StreamAsync(TextWriter output, PtyMeter meter, string program)
    {
        const int Words = StreamSeconds * WordsPerSecond;
        await using var talker = await EmulatorProcess.StartAsync("talker", "--rate", $"{WordsPerSecond}", "--words", $"{Words * 2}");
        using var home = await ChatHome.MakeAsync(program, 200, talker.Url);
        var counted = await meter.RunAsync(
            home.Path,
            [
                new { name = "first", wait = 3 },
                new { name = "open", send = "\r", quiet = 0.8 },
                new { name = "say", send = "Tell me.\r", wait = 2 },
                new { name = "stream", wait = StreamSeconds },
                new { name = "stop", send = "\u0003", quiet = 1.0 },
                new { name = "quit", send = "\u0011", quiet = 1.0 },
            ],
            program);
        Bar(output, $"streaming {WordsPerSecond} words a second for {StreamSeconds} s",
            Number(counted, "stream", "cpu_ms") / (StreamSeconds * 1000) * 100, 15, "% of a core");
        Bar(output, "streamed word, mean", Number(counted, "stream", "bytes") / Words, 120, "bytes");
        Bar(output, "key while streaming, p95", await StartClock.KeyWhileStreamingAsync(program, home.Path), 8, "ms");
    }

    private static void Bar(TextWriter output, string what, double value, double most, string unit) =>
        output.WriteLine($"{(value <= most ? "pass" : "MISS")}  {what,-48} {value,10:0.##} of {most:0.##} {unit}");

    private static double Number(IReadOnlyDictionary<string, JsonElement> steps, string step, string name) =>
        steps[step].GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

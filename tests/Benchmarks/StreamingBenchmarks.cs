namespace LettucePlug.Benchmarks;

/// <summary>A reply of 200 words a second for a minute on a real terminal: what it costs, and how soon a key shows meanwhile.</summary>
internal sealed class StreamingBenchmarks : IBenchmark
{
    private const int StreamSeconds = 60;
    private const int WordsPerSecond = 200;

    public string Name => "streaming";

    public async Task RunAsync(TextWriter output)
    {
        if (PtyMeter.Find(output) is not { } meter)
        {
            return;
        }

        var program = await PublishedProgram.HostAsync();
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
        Bars.Tell(output, $"streaming {WordsPerSecond} words a second for {StreamSeconds} s",
            Bars.Number(counted, "stream", "cpu_ms") / (StreamSeconds * 1000) * 100, 15, "% of a core");
        Bars.Tell(output, "streamed word, mean", Bars.Number(counted, "stream", "bytes") / Words, 120, "bytes");
        Bars.Tell(output, "key while streaming, p95", await StartClock.KeyWhileStreamingAsync(program, home.Path), 8, "ms");
    }
}

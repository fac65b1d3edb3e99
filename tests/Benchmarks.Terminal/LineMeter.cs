using System.Diagnostics;
using System.Text.Json;

namespace LettucePlug.Terminal.Benchmarks;

/// <summary>
/// What the published gallery really puts on the line, counted by a terminal written by others: ptymeter.py of the shared
/// tools plays a user and counts bytes and writes.
/// </summary>
internal static class LineMeter
{
    private const int Tokens = 200;

    private static readonly object[] Steps =
    [
        new { name = "first frame", wait = 2.5 },
        new { name = "key", send = "how are you today my friend", each = true, quiet = 0.15 },
        new { name = "backspace", send = "\u007f\u007f\u007f\u007f\u007f", each = true, quiet = 0.15 },
        new { name = "page", send = "\e[5~", quiet = 0.4 },
        new { name = "three lines", send = "\e[<64;60;10M", quiet = 0.4 },
        new { name = "dialog", send = "\e[12~", quiet = 0.4 },
        new { name = "dialog closed", send = "\e", quiet = 0.4 },
        new { name = "to the end", send = "\e[1;5F", quiet = 0.4 },
        new { name = "200 tokens", send = "\e[20~", wait = 7 },
        new { name = "resize", cols = 100, rows = 30, quiet = 0.6 },
        new { name = "60 s idle", wait = 60 },
        new { name = "end", send = "\u0011" },
    ];

    public static void Run(int messages)
    {
        var meter = Path.Combine(Environment.GetEnvironmentVariable("LETTUCEPLUG_SHARED") ?? "../shared", "tools", "ptymeter.py");
        if (!File.Exists(meter))
        {
            Console.Error.WriteLine("ptymeter.py is absent; set LETTUCEPLUG_SHARED to the folder that has tools/.");
            return;
        }

        var steps = Path.GetTempFileName();
        try
        {
            File.WriteAllText(steps, JsonSerializer.Serialize(Steps));
            Console.WriteLine($"on the line, {messages} messages, 120x40");
            foreach (var step in Play(meter, steps, Published.Gallery(), messages).RootElement.EnumerateArray())
            {
                Tell(step);
            }
        }
        finally
        {
            File.Delete(steps);
        }
    }

    private static JsonDocument Play(string meter, string steps, string gallery, int messages)
    {
        var start = new ProcessStartInfo("python3", [meter, "--steps", steps, "--", gallery, "tour", $"{messages}"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        return JsonDocument.Parse(process.StandardOutput.ReadToEnd());
    }

    private static void Tell(JsonElement step)
    {
        var name = step.GetProperty("name").GetString();
        var bytes = step.GetProperty("bytes").GetDouble();
        var mean = step.TryGetProperty("mean", out var each) ? each.GetDouble() : 0;
        (double Value, double Bar)? measured = name switch
        {
            "first frame" => (bytes, 9 * 1024),
            "key" or "backspace" => (mean, 8),
            "page" => (bytes, 4500),
            "three lines" => (bytes, 3 * 1200),
            "dialog" or "dialog closed" => (bytes, 3500),
            "200 tokens" => (bytes / Tokens, 120),
            "resize" => (bytes, 10 * 1024),
            "60 s idle" => (bytes, 0),
            _ => null,
        };
        if (measured is var (value, bar))
        {
            Console.WriteLine(
                $"  {name,-14} {value,8:f1} B (bar {bar}){(name == "200 tokens" ? " each" : "")}, {step.GetProperty("cpu_ms")} ms of CPU, "
                + $"{step.GetProperty("rss_mb")} MB");
        }
    }
}

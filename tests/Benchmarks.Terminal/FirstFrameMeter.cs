using System.Diagnostics;

namespace LettucePlug.Terminal.Benchmarks;

/// <summary>
/// How long until the whole first frame of the gallery's chat pages is on the line, against a program that only says hello.
/// All are published alike and take turns on the same kind of pseudo terminal.
/// </summary>
internal static class FirstFrameMeter
{
    private const int Runs = 25;

    public static void Run(int messages)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("first frame: measured on Linux only");
            return;
        }

        var hello = Published.Hello();
        var gallery = Published.Gallery();
        (string Label, Func<double> Measure)[] cases =
        [
            ("hello, until its end", () => Measure("hello"u8, ""u8, hello).End),
            ("hello, until seen", () => Measure("hello"u8, ""u8, hello).Seen),
            ("chat page", () => MeasureFrame(gallery, $"{messages}")),
            ("toolkit chat page", () => MeasureFrame(gallery, "tour", $"{messages}")),
        ];

        // One of each in turn, so that a busy moment falls on all of them alike; the first round only warms the disk.
        var times = cases.Select(_ => new List<double>()).ToArray();
        for (var run = -1; run < Runs; run++)
        {
            for (var i = 0; i < cases.Length; i++)
            {
                var time = cases[i].Measure();
                if (run >= 0)
                {
                    times[i].Add(time);
                }
            }
        }

        Console.WriteLine($"first frame, {messages} messages, 120x40, {Runs} runs (bar 1.50x a hello until its end)");
        for (var i = 0; i < cases.Length; i++)
        {
            Console.WriteLine(
                $"  {cases[i].Label,-20} min {times[i].Min(),6:f1} ms  median {Median(times[i]),6:f1} ms  "
                + $"{Median(times[i]) / Median(times[0]),5:f2}x hello");
        }
    }

    // A frame begins by clearing the screen and ends by showing the cursor.
    private static double MeasureFrame(string program, params string[] arguments) =>
        Measure("\e[2J"u8, "\e[?25h"u8, program, arguments).Seen;

    private static (double Seen, double End) Measure(
        ReadOnlySpan<byte> first, ReadOnlySpan<byte> then, string program, params string[] arguments)
    {
        using var terminal = new PseudoTerminal();
        var time = Stopwatch.StartNew();
        using var process = terminal.Start(program, arguments);
        terminal.ReadUntil(first, then);
        var seen = time.Elapsed.TotalMilliseconds;
        if (then.Length > 0)
        {
            terminal.Type("\u0011"u8);
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? (seen, time.Elapsed.TotalMilliseconds) : throw new InvalidOperationException($"{program} failed.");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}

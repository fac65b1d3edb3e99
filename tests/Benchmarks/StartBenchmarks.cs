using System.Diagnostics;
using LettucePlug.Tests.Support;

namespace LettucePlug.Benchmarks;

/// <summary>How long the program takes to start and to do its main job, against the least a program can do.</summary>
internal sealed class StartBenchmarks : IBenchmark
{
    private const int Runs = 15;

    public string Name => "start";

    public async Task RunAsync(TextWriter output)
    {
        var hello = await PublishedProgram.HelloAsync();
        var program = await PublishedProgram.HostAsync();
        using var home = new TempDir();
        (string Label, string File, string[] Arguments)[] cases =
        [
            ("hello", hello, []),
            ("--version", program, ["--version"]),
            ("--help", program, ["--help"]),
            ("plugins list", program, ["plugins", "list"]),
            ("generate, 64x64, Sketch", program, ["generate", "a", "fox", "--size", "64x64"]),
        ];

        var times = await MeasureAsync(cases, home.Path);
        var yardstick = Median(times[0]);
        for (var i = 0; i < cases.Length; i++)
        {
            var median = Median(times[i]);
            await output.WriteLineAsync(
                $"{cases[i].Label,-26} min {times[i].Min(),7:0.0} ms  median {median,7:0.0} ms  {median / yardstick,6:0.00}x hello");
        }
    }

    /// <summary>One run of each in turn, so that a busy moment falls on all of them alike.</summary>
    private static async Task<List<double>[]> MeasureAsync((string Label, string File, string[] Arguments)[] cases, string home)
    {
        var times = cases.Select(_ => new List<double>()).ToArray();
        for (var run = -1; run < Runs; run++)
        {
            for (var i = 0; i < cases.Length; i++)
            {
                var time = await RunAsync(cases[i].File, cases[i].Arguments, home);
                if (run >= 0)
                {
                    times[i].Add(time);
                }
            }
        }

        return times;
    }

    private static async Task<double> RunAsync(string file, string[] arguments, string home)
    {
        var start = new ProcessStartInfo(file)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LETTUCEPLUG_HOME"] = home;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var time = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? time.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} failed: {await output}{await error}");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}

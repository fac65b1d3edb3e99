using System.Diagnostics;
using System.Text.Json.Nodes;
using LettucePlug.Host.Plugins;
using LettucePlug.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LettucePlug.Benchmarks;

/// <summary>
/// How long the program takes to start and to do its main job, against the least a program can do (bar 2.5x for
/// <c>--version</c>), and with many plugins against those that come with it (bar 1.5x).
/// </summary>
internal sealed class StartBenchmarks : IBenchmark
{
    private const int Runs = 15;
    private const int BundledPlugins = 15;
    private const int ManyPlugins = 100;

    public string Name => "start";

    public async Task RunAsync(TextWriter output)
    {
        var hello = await PublishedProgram.HelloAsync();
        var program = await PublishedProgram.HostAsync();
        using var home = new TempDir();
        using var crowded = new TempDir();
        await FillAsync(crowded, ManyPlugins - BundledPlugins);
        (string Label, string File, string Home, string[] Arguments)[] cases =
        [
            ("hello", hello, home.Path, []),
            ("--version (bar 2.5x)", program, home.Path, ["--version"]),
            ("--help", program, home.Path, ["--help"]),
            ("plugins list", program, home.Path, ["plugins", "list"]),
            ($"plugins list, {ManyPlugins} installed", program, crowded.Path, ["plugins", "list"]),
            ("generate, 64x64, Sketch", program, home.Path, ["generate", "a", "fox", "--size", "64x64"]),
            ($"the same, {ManyPlugins} installed", program, crowded.Path, ["generate", "a", "fox", "--size", "64x64"]),
        ];

        var times = await MeasureAsync(cases);
        var yardstick = Median(times[0]);
        for (var i = 0; i < cases.Length; i++)
        {
            var median = Median(times[i]);
            await output.WriteLineAsync(
                $"{cases[i].Label,-29} min {times[i].Min(),7:0.0} ms  median {median,7:0.0} ms  {median / yardstick,6:0.00}x hello");
        }

        foreach (var (few, many) in (ReadOnlySpan<(int, int)>)[(3, 4), (5, 6)])
        {
            output.WriteLine(
                $"{cases[few].Label}, with {ManyPlugins} plugins against {BundledPlugins}: "
                + $"{Median(times[many]) / Median(times[few]):0.00}x (bar 1.5x)");
        }
    }

    /// <summary>Installs that many plugins in a home, trusted and switched on.</summary>
    private static async Task FillAsync(TempDir home, int count)
    {
        var built = Path.Combine(Repository.Root, "artifacts", "test-plugins", "test.good");
        await using var host = new PluginHost(
            new PluginHostOptions
            {
                HomeDirectory = home.Path,
                BundledDirectory = home.File("none"),
                BundledList = home.Write("none.json", "{ \"plugins\": [] }"),
            },
            NullLoggerFactory.Instance);
        for (var number = 0; number < count; number++)
        {
            var id = $"bench.plugin-{number}";
            foreach (var file in Directory.EnumerateFiles(built))
            {
                Directory.CreateDirectory(home.File("plugins", id));
                File.Copy(file, home.File("plugins", id, Path.GetFileName(file)));
            }

            var manifest = JsonNode.Parse(File.ReadAllText(home.File("plugins", id, "plugin.json")))!.AsObject(); // an object
            manifest["id"] = id;
            File.WriteAllText(
                home.File("plugins", id, "plugin.json"),
                manifest.ToJsonString().Replace("\"good\"", $"\"good-{number}\"", StringComparison.Ordinal));
            host.Trust(home.File("plugins", id));
        }
    }

    /// <summary>One run of each in turn, so that a busy moment falls on all of them alike.</summary>
    private static async Task<List<double>[]> MeasureAsync((string Label, string File, string Home, string[] Arguments)[] cases)
    {
        var times = cases.Select(_ => new List<double>()).ToArray();
        for (var run = -1; run < Runs; run++)
        {
            for (var i = 0; i < cases.Length; i++)
            {
                var time = await RunAsync(cases[i].File, cases[i].Arguments, cases[i].Home);
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

using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LettucePlug.Tests.Support;

namespace LettucePlug.Benchmarks;

/// <summary>
/// What it costs to have plugins. Every figure comes from fresh processes whose runs are interleaved, because a second
/// load in the same process finds everything compiled; and from a published program, as users have it.
/// </summary>
internal sealed class PluginBenchmarks : IBenchmark
{
    private const string Real = "real";
    private const string EntryPoints = "entry-points.txt";
    private const int Runs = 15;

    private string _child = "";

    public string Name => "plugins";

    public async Task RunAsync(TextWriter output)
    {
        _child = await PublishedProgram.MakeAsync("tests/Benchmarks.Plugins/Benchmarks.Plugins.csproj", "plugins-child");
        using var folder = new TempDir();
        foreach (var count in (int[])[1, 14, 15, 100])
        {
            MakePrograms(folder, count);
        }

        MakeRealProgram(folder);
        await CompareAsync(output, folder, "load and start 14 real plugins (bar 1.3x)", ("naive", Real), ("host", Real));
        await CompareAsync(output, folder, "load and start 1 small plugin", ("naive", "1"), ("host", "1"));
        await CompareAsync(output, folder, "load and start 14 small plugins", ("naive", "14"), ("host", "14"));
        await CompareAsync(output, folder, "read and list the manifests", ("list", "15"), ("list", "100"));
        await CompareAsync(output, folder, "run a program that lists them, wall clock (bar 1.5x)", ("list-wall", "15"), ("list-wall", "100"));
    }

    /// <summary>Fourteen of the plugins that come with the program, as they are built.</summary>
    private static void MakeRealProgram(TempDir folder)
    {
        var list = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "plugins.json")))!["plugins"]!.AsArray(); // our own
        var ids = list.Take(14).Select(entry => (string)entry!["id"]!).ToList();
        foreach (var id in ids)
        {
            var built = Path.Combine(Repository.Root, "artifacts", "plugins", id);
            foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
            {
                var target = folder.File(Real, "plugins", id, Path.GetRelativePath(built, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!); // below the folder
                File.Copy(file, target);
            }
        }

        WriteLists(folder, Real, ids);
    }

    private static void WriteLists(TempDir folder, string program, List<string> ids)
    {
        var entries = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id })]);
        folder.Write(Path.Combine(program, "plugins.json"), new JsonObject { ["plugins"] = entries }.ToJsonString());
        folder.Write(Path.Combine(program, EntryPoints), string.Join('\n', ids.Select(id =>
        {
            var home = folder.File(program, "plugins", id);
            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(home, "plugin.json")))!; // not null
            return $"{Path.Combine(home, (string)manifest["assembly"]!)}\t{(string)manifest["entryPoint"]!}";
        })));
    }

    private static void MakePrograms(TempDir folder, int count)
    {
        var built = Path.Combine(Repository.Root, "artifacts", "test-plugins", "test.good");
        var ids = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var id = $"bench.plugin-{number}";
            var target = Directory.CreateDirectory(folder.File($"{count}", "plugins", id)).FullName;
            foreach (var file in Directory.EnumerateFiles(built))
            {
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }

            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(target, "plugin.json")))!.AsObject();
            manifest["id"] = id;
            File.WriteAllText(Path.Combine(target, "plugin.json"), manifest.ToJsonString().Replace("\"good\"", $"\"good-{number}\"", StringComparison.Ordinal));
            ids.Add(id);
        }

        WriteLists(folder, $"{count}", ids);
    }

    private async Task CompareAsync(TextWriter output, TempDir folder, string title, (string What, string Program) reference, (string What, string Program) measured)
    {
        var times = new Dictionary<(string What, string Program), List<double>> { [reference] = [], [measured] = [] };
        for (var run = 0; run < Runs; run++)
        {
            foreach (var (key, list) in times)
            {
                list.Add(await RunChildAsync(key.What, folder.File(key.Program)));
            }
        }

        output.WriteLine(title);
        foreach (var (key, list) in times)
        {
            list.Sort();
            output.WriteLine($"  {key.What,-10} {key.Program,4} plugins  min {list[0],7:0.0} ms  median {list[Runs / 2],7:0.0} ms");
        }

        output.WriteLine($"  ratio of the minima {times[measured][0] / times[reference][0]:0.00}, of the medians {times[measured][Runs / 2] / times[reference][Runs / 2]:0.00}");
    }

    private async Task<double> RunChildAsync(string what, string program)
    {
        var start = new ProcessStartInfo(_child, [what, program])
        {
            RedirectStandardOutput = true,
        };
        var wall = Stopwatch.StartNew();
        using var process = Process.Start(start)!; // not shell-executed, so there is one
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode != 0 ? throw new InvalidOperationException($"The child for '{what}' failed.")
            : what == "list-wall" ? wall.Elapsed.TotalMilliseconds
            : double.Parse(output, CultureInfo.InvariantCulture);
    }
}

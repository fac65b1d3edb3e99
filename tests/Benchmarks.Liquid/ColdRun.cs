using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LettucePlug.Liquid;

namespace Benchmarks.Liquid;

/// <summary>Parse and render in a process that has done nothing before: this program started again as a child.</summary>
internal static class ColdRun
{
    private const int Runs = 9;

    public static int RunOnce(SceneFiles scene)
    {
        var (source, json, expected) = (scene.Template, scene.Data, scene.Expected);
        var started = Stopwatch.GetTimestamp();
        var template = LiquidTemplate.Parse(source);
        var parsed = Stopwatch.GetElapsedTime(started);
        using var document = JsonDocument.Parse(json);
        var data = LiquidValue.From(document.RootElement);
        var text = data.TryGetMap(out var map) ? template.RenderText(map) : "";
        var total = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{parsed.TotalMilliseconds:0.00} {total.TotalMilliseconds:0.00}"));
        return text == expected ? 0 : 1;
    }

    /// <summary>The medians of parse, of parse + data + render, and of the life of the whole process, in milliseconds.</summary>
    public static (double Parse, double Total, double Process) Measure()
    {
        var parses = new List<double>();
        var totals = new List<double>();
        var lives = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "cold") // A program has a path.
            {
                RedirectStandardOutput = true,
            })!; // Null comes only with shell execution.
            var words = child.StandardOutput.ReadToEnd().Split(' ');
            child.WaitForExit();
            lives.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (child.ExitCode != 0)
            {
                throw new InvalidOperationException("The child's output differs from the expected text.");
            }

            parses.Add(double.Parse(words[0], CultureInfo.InvariantCulture));
            totals.Add(double.Parse(words[1], CultureInfo.InvariantCulture));
        }

        return (Median(parses), Median(totals), Median(lives));
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}

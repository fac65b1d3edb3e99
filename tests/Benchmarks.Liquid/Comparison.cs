using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LettucePlug.Liquid;

namespace Benchmarks.Liquid;

/// <summary>Measures everything in one process and in turns, so that a busy machine slows all of it alike.</summary>
internal static class Comparison
{
    private const int WarmUp = 3_000;
    private const int Rounds = 60;
    private const int PerRound = 100;
    private const double MaxRenderBytes = 32 * 1024;
    private const double MaxParseBytes = 36 * 1024;
    private const double MaxRenderRatio = 0.75;
    private const double MaxParseRatio = 4;
    private const double MaxCold = 60;

    public static int Run(SceneFiles scene)
    {
        var (source, json, expected) = (scene.Template, scene.Data, scene.Expected);
        using var document = JsonDocument.Parse(json);
        if (!LiquidValue.From(document.RootElement).TryGetMap(out var data))
        {
            throw new InvalidDataException("The data is not an object.");
        }

        var template = LiquidTemplate.Parse(source);
        var text = template.RenderText(data);
        Console.WriteLine($"output identical to scene-writer.expected.txt: {(text == expected ? "yes" : "NO")}");
        var handlebars = HandlebarsTwin.Compile(scene.Handlebars, document.RootElement);
        Console.WriteLine($"Handlebars.Net output: {handlebars().Length} characters, ours: {text.Length}");

        var render = new Subject(() => template.RenderText(data));
        var twin = new Subject(() => handlebars());
        var parse = new Subject(() => LiquidTemplate.Parse(source));
        var baseline = new Subject(() =>
        {
            using var parsed = JsonDocument.Parse(json);
            return parsed;
        });
        Subject[] all = [render, twin, parse, baseline];
        foreach (var subject in all)
        {
            subject.Repeat(WarmUp);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var subject in all)
            {
                subject.Measure(PerRound);
            }
        }

        var cold = ColdRun.Measure();
        var isGood = text == expected;
        Console.WriteLine();
        Report("render, bytes/op", render.Bytes, MaxRenderBytes, "", ref isGood);
        Report("render, time / Handlebars.Net", render.Micros / twin.Micros, MaxRenderRatio, Times(render, twin), ref isGood);
        Report("parse, bytes/op", parse.Bytes, MaxParseBytes, "", ref isGood);
        Report("parse, time / JsonDocument.Parse", parse.Micros / baseline.Micros, MaxParseRatio, Times(parse, baseline), ref isGood);
        Report(
            "fresh process, parse + data + render, ms",
            cold.Total,
            MaxCold,
            string.Create(CultureInfo.InvariantCulture, $"parse alone {cold.Parse:0.0}; process from start to end {cold.Process:0}; {Build()}"),
            ref isGood);
        return isGood ? 0 : 1;
    }

    private static string Times(Subject ours, Subject theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.Micros:0.0} us against {theirs.Micros:0.0} us");

    private static string Build() =>
#if DEBUG
        "JIT, Debug build: measure with -c Release";
#else
        "Release build; compiled ahead only if published with ReadyToRun";
#endif

    private static void Report(string what, double value, double bar, string note, ref bool isGood)
    {
        isGood &= value <= bar;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(value <= bar ? "ok  " : "OVER")} {what,-42} {value,10:0.##}   bar {bar,8:0.##}   {note}"));
    }

    /// <summary>Something measured: the best round counts for time, for the others were disturbed.</summary>
    private sealed class Subject(Func<object> action)
    {
        private double _best = double.MaxValue;
        private object? _last;

        public double Micros => _best;

        public double Bytes { get; private set; } = double.MaxValue;

        public void Repeat(int count)
        {
            for (var i = 0; i < count; i++)
            {
                _last = action();
            }

            GC.KeepAlive(_last);
        }

        public void Measure(int count)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            Repeat(count);
            _best = Math.Min(_best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / count);
            Bytes = Math.Min(Bytes, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)count);
        }
    }
}

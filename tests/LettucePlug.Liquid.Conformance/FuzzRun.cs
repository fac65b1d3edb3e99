using System.Diagnostics;
using System.Text.Json;

namespace LettucePlug.Liquid.Conformance;

/// <summary>The long fuzz: many broken templates, and the slowest of them.</summary>
public static class FuzzRun
{
    public static int Run(int count, int seed)
    {
        var corpus = Corpus.Load();
        var mutator = new Mutator(seed);
        var (failures, slowest, slowestTemplate) = (0, TimeSpan.Zero, "");
        for (var i = 0; i < count; i++)
        {
            var template = mutator.Mutate(corpus);
            var started = Stopwatch.GetTimestamp();
            if (FuzzCase.Check(template) is { } failure)
            {
                failures++;
                Console.WriteLine($"FAIL {JsonSerializer.Serialize(template)}: {failure}");
            }

            var took = Stopwatch.GetElapsedTime(started);
            if (took > slowest)
            {
                (slowest, slowestTemplate) = (took, template);
            }
        }

        Console.WriteLine($"slowest {slowest.TotalMilliseconds:0} ms: {JsonSerializer.Serialize(slowestTemplate)}");
        Console.WriteLine($"passed {count - failures} of {count} mutated templates, seed {seed}");
        return failures == 0 ? 0 : 1;
    }
}

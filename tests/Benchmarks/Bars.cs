using System.Text.Json;

namespace LettucePlug.Benchmarks;

/// <summary>What was measured against what it may be at most.</summary>
internal static class Bars
{
    public static void Tell(TextWriter output, string what, double value, double most, string unit) =>
        output.WriteLine($"{(value <= most ? "pass" : "MISS")}  {what,-48} {value,10:0.##} of {most:0.##} {unit}");

    /// <summary>A number of a step of the meter; not a number where it has none.</summary>
    public static double Number(IReadOnlyDictionary<string, JsonElement> steps, string step, string name) =>
        steps[step].GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;

    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

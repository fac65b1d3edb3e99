using LettucePlug.Benchmarks;

// Usage: dotnet run -c Release --project tests/Benchmarks -- NAME; without a name all of them run.
var benchmarks = new Dictionary<string, Func<Task>>
{
    ["plugins"] = PluginBenchmarks.RunAsync,
};
if (args is ["plugins-child", .. var measured])
{
    await PluginBenchmarks.MeasureAsync(measured);
    return 0;
}

foreach (var (name, run) in benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Key)))
{
    Console.WriteLine($"== {name}");
    await run();
}

return args.All(benchmarks.ContainsKey) ? 0 : 2;

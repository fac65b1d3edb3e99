namespace LettucePlug.Benchmarks;

/// <summary>One topic that can be measured by name; any class that implements this is found.</summary>
internal interface IBenchmark
{
    string Name { get; }

    Task RunAsync(TextWriter output);
}

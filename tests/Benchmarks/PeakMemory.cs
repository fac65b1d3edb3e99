using System.Globalization;

namespace LettucePlug.Benchmarks;

/// <summary>The highest resident memory during a call, beyond what was resident before it. Linux only.</summary>
internal static class PeakMemory
{
    public static async Task<long> OfAsync(Func<Task> call)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // Sets the high-water mark back to what is resident now.
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var before = Read("VmRSS:");
        await call();
        return Math.Max(0, Read("VmHWM:") - before);
    }

    private static long Read(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}

namespace LettucePlug.Benchmarks;

internal static class Timing
{
    /// <summary>The median time of a call in milliseconds, after a warm-up.</summary>
    public static async Task<double> MedianAsync(int rounds, Func<Task> call)
    {
        await call();
        await call();
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            await call();
            times[i] = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[rounds / 2];
    }
}

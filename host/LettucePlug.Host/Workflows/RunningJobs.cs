using System.Collections.Concurrent;

namespace LettucePlug.Host.Workflows;

/// <summary>The jobs this very process works on, so that they can be stopped at once.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    public void Add(string job, CancellationTokenSource stop) => _running[job] = stop;

    public void Remove(string job) => _running.TryRemove(job, out _);

    /// <summary>Whether the job is one of these; it is being stopped then.</summary>
    public bool TryStop(string job)
    {
        if (!_running.TryGetValue(job, out var stop))
        {
            return false;
        }

        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended between the two lines.
        }

        return true;
    }
}

namespace LettucePlug.Host.Http;

/// <summary>The total time of one call: from the first attempt to the end of the body.</summary>
internal sealed class Deadline(TimeSpan total, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _source = new(total, time);

    public TimeSpan Total => total;

    public CancellationToken Token => _source.Token;

    public bool HasPassed => _source.IsCancellationRequested;

    /// <summary>Lets time pass; the token stays usable.</summary>
    public void Stop() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => _source.Dispose();
}

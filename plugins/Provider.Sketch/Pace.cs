namespace LettucePlug.Provider.Sketch;

/// <summary>How fast to work: as fast as possible, or with the wait after every step that the user asked for.</summary>
internal sealed class Pace(TimeProvider time, TimeSpan delay)
{
    public async ValueTask StepAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }
    }
}

namespace LettucePlug.Emulators;

/// <summary>How fast the work goes: at once, with a pause per step, or only as far as somebody lets it.</summary>
public sealed class ComfyUiPace : IDisposable
{
    private readonly SemaphoreSlim _steps = new(0);
    private volatile bool _held;

    /// <summary>The pause of every step; for servers started by hand.</summary>
    public TimeSpan StepDelay { get; set; }

    public bool IsHeld => _held;

    /// <summary>From now on every step waits to be let go.</summary>
    public void Hold() => _held = true;

    /// <summary>Lets some steps go.</summary>
    public void Let(int steps) => _steps.Release(steps);

    /// <summary>Lets everything go.</summary>
    public void LetAll()
    {
        _held = false;
        _steps.Release(1000);
    }

    public void Dispose() => _steps.Dispose();

    internal async Task StepAsync(CancellationToken cancellationToken)
    {
        if (_held)
        {
            await _steps.WaitAsync(cancellationToken);
        }
        else if (StepDelay > TimeSpan.Zero)
        {
            await Task.Delay(StepDelay, cancellationToken);
        }
    }
}

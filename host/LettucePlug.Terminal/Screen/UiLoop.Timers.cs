namespace LettucePlug.Terminal;

public sealed partial class UiLoop
{
    private readonly PriorityQueue<UiTimer, long> _timers = new();

    /// <summary>
    /// Runs an action on this thread after a while, once. Dispose the result to call it off. For what moves on the screen
    /// only while it moves: an idle interface keeps no timer.
    /// </summary>
    public IDisposable After(TimeSpan delay, Action action) => After(delay, action, paints: true);

    /// <summary>The same for what changes nothing on the canvas when <paramref name="paints"/> is off.</summary>
    internal IDisposable After(TimeSpan delay, Action action, bool paints)
    {
        ArgumentNullException.ThrowIfNull(action);
        var timer = new UiTimer(action, paints);
        _timers.Enqueue(timer, _time.GetTimestamp() + (long)(delay.TotalSeconds * _time.TimestampFrequency));
        return timer;
    }

    private TimeSpan? NextTimer()
    {
        while (_timers.TryPeek(out var timer, out var due))
        {
            if (timer.Action is null)
            {
                _timers.Dequeue();
                continue;
            }

            var left = _time.GetElapsedTime(_time.GetTimestamp(), due);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        return null;
    }

    private void RunTimers()
    {
        var now = _time.GetTimestamp();
        while (_timers.TryPeek(out var timer, out var due) && (due <= now || timer.Action is null))
        {
            _timers.Dequeue();
            if (timer.Action is { } action)
            {
                action();
                if (timer.Paints)
                {
                    _pacer.Request(FrameUrgency.Stream);
                }
            }
        }
    }

    private sealed class UiTimer(Action action, bool paints) : IDisposable
    {
        public bool Paints { get; } = paints;

        public Action? Action { get; private set; } = action;

        public void Dispose() => Action = null;
    }
}

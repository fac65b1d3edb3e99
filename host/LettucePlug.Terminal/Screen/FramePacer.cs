namespace LettucePlug.Terminal;

/// <summary>
/// Decides when the next frame is due, so that a burst of changes costs one frame. A key waits for the frame of a key
/// before it, but not for one of a stream: else half of all keys would be late while a reply comes in.
/// </summary>
internal sealed class FramePacer(TimeProvider time)
{
    private static TimeSpan InputInterval { get; } = TimeSpan.FromMilliseconds(12);
    private static TimeSpan StreamInterval { get; } = TimeSpan.FromMilliseconds(33);

    private long? _lastFrame;
    private long? _lastOfInput;
    private TimeSpan? _interval;

    /// <summary>Adds to every interval: for slow links.</summary>
    public TimeSpan Slower { get; set; }

    public bool IsDirty => _interval is not null;

    public void Request(FrameUrgency urgency)
    {
        var interval = urgency == FrameUrgency.Input ? InputInterval : StreamInterval;
        _interval = _interval is { } already && already < interval ? already : interval;
    }

    /// <summary>How long until a frame is due; zero for now, <c>null</c> when nothing changed.</summary>
    public TimeSpan? Due()
    {
        if (_interval is not { } interval)
        {
            return null;
        }

        // On a slow link every frame counts, whatever it is for.
        var before = interval == InputInterval && Slower == TimeSpan.Zero ? _lastOfInput : _lastFrame;
        if (before is not { } last)
        {
            return TimeSpan.Zero;
        }

        var left = interval + Slower - time.GetElapsedTime(last);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public void FrameSent()
    {
        _lastFrame = time.GetTimestamp();
        _lastOfInput = _interval == InputInterval ? _lastFrame : _lastOfInput;
        _interval = null;
    }
}

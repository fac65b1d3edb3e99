namespace LettucePlug.Terminal;

public sealed partial class UiLoop
{
    private void RunPosted()
    {
        // Only what is there now: an action that posts again must not keep keys and frames waiting.
        int count;
        lock (_gate)
        {
            count = _posted.Count;
        }

        for (; count > 0; count--)
        {
            (Action Action, FrameUrgency Urgency) next;
            lock (_gate)
            {
                next = _posted.Dequeue();
            }

            next.Action();
            _pacer.Request(next.Urgency);
        }
    }

    private sealed class LoopContext(UiLoop loop) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => loop.Post(() => d(state));

        public override SynchronizationContext CreateCopy() => new LoopContext(loop);
    }
}

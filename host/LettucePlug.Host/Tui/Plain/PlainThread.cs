using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>One thing at a time, on whichever thread brings it: whoever asks waits for the end anyway.</summary>
internal sealed class PlainThread : IUiThread
{
    private readonly Lock _gate = new();

    public void Post(Action action)
    {
        lock (_gate)
        {
            action();
        }
    }
}

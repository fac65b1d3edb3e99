using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Tests.Tui;

/// <summary>Runs what is posted at once: tests wait for the end of each intent.</summary>
internal sealed class InlineThread : IUiThread
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

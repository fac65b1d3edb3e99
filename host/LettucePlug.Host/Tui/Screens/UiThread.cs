using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The thread of the full-screen UI.</summary>
internal sealed class UiThread(UiApp app) : IUiThread
{
    public void Post(Action action) => app.Post(action);
}

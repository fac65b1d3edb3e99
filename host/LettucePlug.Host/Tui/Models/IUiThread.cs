namespace LettucePlug.Host.Tui.Models;

/// <summary>The one thread on which view-models change. What happens elsewhere is brought there.</summary>
internal interface IUiThread
{
    void Post(Action action);
}

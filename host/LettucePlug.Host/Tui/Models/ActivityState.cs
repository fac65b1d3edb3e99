namespace LettucePlug.Host.Tui.Models;

internal enum ActivityState
{
    Running,
    Done,
    Cancelled,
    Failed,
}

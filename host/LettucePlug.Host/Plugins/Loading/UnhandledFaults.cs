using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// Keeps the program alive when code of a plugin throws where nobody can catch: on a thread of its own, in async void,
/// in a timer, on the thread pool, in a finalizer. The frames of the exception name the plugin by its load context;
/// an exception that never passed through a plugin ends the program as ever.
/// </summary>
internal static class UnhandledFaults
{
    private static int _installed;

    /// <summary>Before the first plugin is loaded: the runtime takes one handler only, and it must be ours.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref _installed, 1) != 0)
        {
            return;
        }

        ExceptionHandling.SetUnhandledExceptionHandler(Handle);
        TaskScheduler.UnobservedTaskException += (_, unobserved) =>
        {
            if (FindPlugin(unobserved.Exception.InnerException ?? unobserved.Exception) is { } context)
            {
                context.Faults.NoteUnobserved(FaultText.Of(unobserved.Exception));
                unobserved.SetObserved();
            }
        };
    }

    private static bool Handle(Exception error)
    {
        if (FindPlugin(error) is not { } context)
        {
            return false;
        }

        context.Faults.ReportBackground(FaultText.Of(error));
        return true;
    }

    private static PluginLoadContext? FindPlugin(Exception error)
    {
        for (var at = error; at is not null; at = at.InnerException)
        {
            foreach (var frame in new StackTrace(at, fNeedFileInfo: false).GetFrames())
            {
                if (frame.GetMethod()?.DeclaringType is { } type
                    && AssemblyLoadContext.GetLoadContext(type.Assembly) is PluginLoadContext context)
                {
                    return context;
                }
            }
        }

        return null;
    }
}

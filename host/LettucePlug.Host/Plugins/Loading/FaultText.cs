using System.Reflection;

namespace LettucePlug.Host.Plugins;

/// <summary>Puts an exception of a plugin into words. Its own message is plugin code too, and may throw.</summary>
internal static class FaultText
{
    private const int Deepest = 5;

    public static string Of(Exception error)
    {
        var at = error;
        for (var depth = 0; depth < Deepest && at is TargetInvocationException or TypeInitializationException or AggregateException && at.InnerException is { } inner; depth++)
        {
            at = inner;
        }

        var within = error is TypeInitializationException or TargetInvocationException { InnerException: TypeInitializationException }
            ? " (in a static constructor)"
            : "";
        try
        {
            return PlainText.Clean($"{at.GetType().Name}: {at.Message}{within}", 500);
        }
        catch (Exception)
        {
            return at.GetType().Name + within;
        }
    }
}

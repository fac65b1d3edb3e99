using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>A plugin that was started, with what it registered.</summary>
internal sealed class LivePlugin(IPlugin plugin, PluginRegistry registry, CancellationTokenSource stopping) : IDisposable
{
    public PluginRegistry Registry => registry;

    /// <summary>Cancels the token that the plugin was given; what its callbacks throw is theirs.</summary>
    public void RequestStop() => stopping.Cancel(throwOnFirstException: false);

    public ValueTask DisposePluginAsync()
    {
        switch (plugin)
        {
            case IAsyncDisposable asynchronous:
                return asynchronous.DisposeAsync();
            case IDisposable synchronous:
                synchronous.Dispose();
                break;
        }

        return ValueTask.CompletedTask;
    }

    public void Dispose() => stopping.Dispose();
}

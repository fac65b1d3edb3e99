using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Plugins;

/// <summary>Brings what a plugin writes into the program's log, under the plugin's name.</summary>
internal sealed class PluginLog(ILogger logger) : IPluginLog
{
    public static PluginLog For(string pluginId, ILoggerFactory loggers) => new(loggers.CreateLogger("Plugin." + pluginId));

    public void Write(PluginLogLevel level, string message)
    {
        var to = level switch
        {
            PluginLogLevel.Trace => LogLevel.Trace,
            PluginLogLevel.Debug => LogLevel.Debug,
            PluginLogLevel.Information => LogLevel.Information,
            PluginLogLevel.Warning => LogLevel.Warning,
            // Also a level that a newer SDK added.
            _ => LogLevel.Error,
        };
        if (logger.IsEnabled(to))
        {
            var text = PlainText.Clean(message ?? "");
            Log.FromPlugin(logger, to, text);
        }
    }
}

using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Connections;

/// <summary>What a plugin writes about one connection.</summary>
internal sealed partial class ConnectionLog(ILogger logger, string connection) : IPluginLog
{
    public void Write(PluginLogLevel level, string message) =>
        Entry(
            logger,
            level switch
            {
                PluginLogLevel.Trace => LogLevel.Trace,
                PluginLogLevel.Debug => LogLevel.Debug,
                PluginLogLevel.Information => LogLevel.Information,
                PluginLogLevel.Warning => LogLevel.Warning,
                _ => LogLevel.Error,
            },
            connection,
            message);

    [LoggerMessage(Message = "[{Connection}] {Text}")]
    private static partial void Entry(ILogger logger, LogLevel level, string connection, string text);
}

using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Plugins;

internal static partial class Log
{
    [LoggerMessage(Message = "{Text}")]
    public static partial void FromPlugin(ILogger logger, LogLevel level, string text);

    [LoggerMessage(LogLevel.Information, "Plugin {PluginId} {Version} was started in {Milliseconds} ms")]
    public static partial void Started(ILogger logger, string pluginId, SemanticVersion version, long milliseconds);

    [LoggerMessage(LogLevel.Error, "{Code} {Problem}")]
    public static partial void Refused(ILogger logger, string code, string problem);

    [LoggerMessage(LogLevel.Warning, "{Code} {Problem}")]
    public static partial void Warned(ILogger logger, string code, string problem);

    [LoggerMessage(LogLevel.Error, "Plugin {PluginId} misbehaved ({Count} in ten minutes): {Code} {Problem}")]
    public static partial void Faulted(ILogger logger, string pluginId, int count, string code, string problem);

    [LoggerMessage(LogLevel.Error, "Plugin {PluginId} was put in quarantine: {Reason}")]
    public static partial void Quarantined(ILogger logger, string pluginId, string reason);

    [LoggerMessage(LogLevel.Warning, "An earlier run ended in plugin {PluginId}: {Reason}")]
    public static partial void EndedWith(ILogger logger, string pluginId, string reason);

    [LoggerMessage(LogLevel.Warning, "The faults of plugin {PluginId} cannot be remembered: {Problem}")]
    public static partial void StateNotKept(ILogger logger, string pluginId, string problem);

    [LoggerMessage(LogLevel.Warning, "What earlier runs left in the journal of plugins cannot be taken out: {Problem}")]
    public static partial void JournalNotRead(ILogger logger, string problem);

    [LoggerMessage(LogLevel.Warning, "A task of plugin {PluginId} failed and nobody looked: {Problem}")]
    public static partial void Unobserved(ILogger logger, string pluginId, string problem);

    [LoggerMessage(LogLevel.Warning, "{Code} Plugin {PluginId} changed {What} for the whole process; it was put back")]
    public static partial void ChangedProcessState(ILogger logger, string pluginId, string code, string what);

    [LoggerMessage(LogLevel.Warning, "{Code} Plugin {PluginId} did not stop cleanly: {Problem}")]
    public static partial void StopFailed(ILogger logger, string pluginId, string code, string problem);
}

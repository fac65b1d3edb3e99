using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>Takes what a plugin prints while it ends, when nobody will read it.</summary>
internal sealed class SilentLog : IPluginLog
{
    public static SilentLog Instance { get; } = new();

    public void Write(PluginLogLevel level, string message)
    {
    }
}

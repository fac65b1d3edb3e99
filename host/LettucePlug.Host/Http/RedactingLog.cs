using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>The log a plugin writes to through one connection: the keys of that connection cannot get into it.</summary>
internal sealed class RedactingLog(IPluginLog inner, KeyRedactor redactor) : IPluginLog
{
    public void Write(PluginLogLevel level, string message) => inner.Write(level, redactor.Redact(message));
}

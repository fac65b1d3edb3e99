namespace LettucePlug.Sdk;

/// <summary>The log of one plugin. Never throws and never blocks; may be called from any thread.</summary>
/// <remarks>
/// Takes text, not exceptions: an exception object kept in a log would keep its plugin alive. Prompts belong at
/// <see cref="PluginLogLevel.Trace"/>, image bytes and keys nowhere; the host redacts the keys it knows.
/// </remarks>
public interface IPluginLog
{
    /// <summary>Writes one entry.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">The text; control characters are replaced and very long text is cut.</param>
    void Write(PluginLogLevel level, string message);
}

namespace LettucePlug.Sdk;

/// <summary>How much a log entry matters.</summary>
public enum PluginLogLevel
{
    /// <summary>Everything, prompts included; off by default.</summary>
    Trace,

    /// <summary>For whoever develops the plugin.</summary>
    Debug,

    /// <summary>Normal events.</summary>
    Information,

    /// <summary>Something was worked around.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}

namespace LettucePlug.Host.Plugins;

/// <summary>Where the code of a plugin runs; each is stricter than the one before.</summary>
internal enum PluginIsolation
{
    InProcess,
    Process,
    Sandbox,
}

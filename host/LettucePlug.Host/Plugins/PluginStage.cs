namespace LettucePlug.Host.Plugins;

/// <summary>The steps from a line in plugins.json to a live object, in order. Code of the plugin runs from Start on.</summary>
internal enum PluginStage
{
    Discover,
    Paths,
    Gate,
    Preflight,
    Load,
    Start,
    Call,
    Stop,
}

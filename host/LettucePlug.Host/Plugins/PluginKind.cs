namespace LettucePlug.Host.Plugins;

internal enum PluginKind
{
    Provider,
    Templates,
    Storage,
}

using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>A template pack of a started plugin. Its faults are contained.</summary>
internal sealed record LoadedTemplatePack
{
    public required string PluginId { get; init; }

    public required ITemplatePack Pack { get; init; }
}

namespace LettucePlug.Host.Plugins;

internal sealed record PluginQuarantine
{
    public required string Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Reason { get; init; }
}

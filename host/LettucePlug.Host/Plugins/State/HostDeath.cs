namespace LettucePlug.Host.Plugins;

/// <summary>An earlier process that ended while code of a plugin ran.</summary>
internal sealed record HostDeath
{
    public required string PluginId { get; init; }

    public required string Version { get; init; }

    /// <summary>While it was being started; otherwise during a call.</summary>
    public required bool DuringActivation { get; init; }
}

namespace LettucePlug.Host.Plugins;

/// <summary>How long the host waits for a plugin before it goes on without it.</summary>
internal sealed record PluginDeadlines
{
    public TimeSpan Construct { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Register { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A call with one answer, such as listing the models of a server that is slow to wake.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Code that does no I/O by contract.</summary>
    public TimeSpan Quick { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest silence between two updates of a stream: some services paint for minutes without a word.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a plugin may take to notice that it was cancelled.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Dispose { get; init; } = TimeSpan.FromSeconds(3);
}

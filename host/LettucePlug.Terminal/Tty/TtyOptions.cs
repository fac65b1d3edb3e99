namespace LettucePlug.Terminal;

/// <summary>How a program uses the terminal.</summary>
public sealed record TtyOptions
{
    /// <summary>
    /// Whether clicks and the wheel are reported from the start (<see cref="ITerminal.ReportsMouse"/>); then selecting text takes
    /// Shift in most terminals.
    /// </summary>
    public bool Mouse { get; init; } = true;

    /// <summary>How long a lone escape byte may be the beginning of a key; longer for slow lines.</summary>
    public TimeSpan EscapeTimeout { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The colours to use whatever the terminal says; <c>null</c> to find out.</summary>
    public ColorDepth? Depth { get; init; }

    /// <summary>Whether the terminal is asked what it can; without, the cautious assumptions stay.</summary>
    public bool Probe { get; init; } = true;

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}

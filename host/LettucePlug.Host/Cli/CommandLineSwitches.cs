namespace LettucePlug.Host.Cli;

/// <summary>The values of the global options in one call.</summary>
internal sealed record CommandLineSwitches
{
    public string? Home { get; init; }

    public bool Json { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    public bool NoColor { get; init; }

    public bool SafeMode { get; init; }
}

namespace LettucePlug.Host.Http;

/// <summary>How much of a hosted result is taken, and how long it may take.</summary>
internal sealed record DownloadLimits
{
    public long MaxBytes { get; init; } = 100L * 1024 * 1024;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);
}

namespace LettucePlug.Host.Jobs;

/// <summary>How far the provider is, as far as it tells.</summary>
internal sealed record JobProgress
{
    public int? Step { get; init; }

    public int? Total { get; init; }

    public string? Activity { get; init; }

    /// <summary>How many requests are before it.</summary>
    public int? QueuePosition { get; init; }
}

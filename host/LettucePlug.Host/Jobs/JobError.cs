namespace LettucePlug.Host.Jobs;

/// <summary>Why a job did not end well, as it is kept and shown later.</summary>
internal sealed record JobError
{
    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? Hint { get; init; }

    /// <summary>Whether running it again may help without changing anything.</summary>
    public bool Retryable { get; init; }

    /// <summary>Whether the service may have charged for it all the same.</summary>
    public bool MayHaveBeenCharged { get; init; }
}

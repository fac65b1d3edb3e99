namespace LettucePlug.Sdk;

/// <summary>The service has taken the request.</summary>
public sealed record ImageAccepted : ImageUpdate
{
    /// <value>
    /// What <see cref="IResumableJobs"/> and <see cref="ICancellableJobs"/> need to find the job again, at most 1,000
    /// characters; null where the service offers no such thing. The host stores it before it goes on.
    /// </value>
    public string? ResumeToken { get; init; }
}

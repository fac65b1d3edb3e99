using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>Turns what went wrong in a job into what its record says.</summary>
internal static class JobFailures
{
    public const string Interrupted = "job-interrupted";

    public static JobError Describe(Exception cause, JobRecord job) => cause switch
    {
        JobStoppedException or OperationCanceledException when job.Address is not null =>
            NotDownloaded(job, "It was cancelled before it was downloaded."),
        _ when job.Address is not null => NotDownloaded(job, $"It could not be downloaded: {cause.Message}"),
        ProviderCallException call => new JobError
        {
            Code = call.Code,
            Message = call.Message,
            Hint = call.Hint,
            Retryable = MayPass(call.Failure),
            MayHaveBeenCharged = call.MayHaveBeenCharged,
        },
        LettucePlugException known => new JobError
        {
            Code = known.Code,
            Message = known.Message,
            Hint = known.Hint,
            Retryable = known is JobStoppedException,
            MayHaveBeenCharged = WasSent(job),
        },
        StorageException storage => new JobError
        {
            Code = "storage-failed",
            Message = storage.Message,
            Hint = storage.Hint ?? "Mend the store, then run it again: lettuceplug jobs retry " + job.Id,
            Retryable = true,
            MayHaveBeenCharged = WasSent(job),
        },
        _ => new JobError
        {
            Code = "unexpected",
            Message = $"{cause.GetType().Name}: {cause.Message}",
            MayHaveBeenCharged = WasSent(job),
        },
    };

    /// <summary>What to say of an image that is made, and that nobody fetched.</summary>
    public static JobError NotDownloaded(JobRecord job, string because) => new()
    {
        Code = "not-downloaded",
        Message = because,
        Hint = $"To try again, at no cost: lettuceplug jobs retry {job.Id}",
        Retryable = true,
    };

    /// <summary>What to say of a job whose process is gone.</summary>
    public static JobError OfDeadProcess(JobRecord job) => job.Address is not null
        ? NotDownloaded(job, "lettuceplug ended before it was downloaded.") with { Code = Interrupted }
        : OfDeadCall(job);

    private static JobError OfDeadCall(JobRecord job) => new()
    {
        Code = Interrupted,
        Message = job.State == JobState.Queued
            ? "lettuceplug ended before the request was sent."
            : "lettuceplug ended before the result was there; the provider may have made it, and charged for it.",
        Hint = job.IsResumable
            ? $"To fetch the result: lettuceplug jobs resume {job.Id}"
            : $"To send it again: lettuceplug jobs retry {job.Id}",
        Retryable = true,
        MayHaveBeenCharged = job.State != JobState.Queued,
    };

    /// <summary>Whether the provider may still have the result although the call broke.</summary>
    public static bool MayBeFetchedLater(Exception cause, JobRecord job) =>
        job.IsResumable
        && cause is StorageException or ProviderCallException
        {
            Failure: ProviderFailure.Unavailable or ProviderFailure.Timeout or ProviderFailure.RateLimited
        };

    /// <summary>Whether another model of the user's list may stand in: surely nothing was made, and trying elsewhere makes sense.</summary>
    public static bool AllowsAnother(Exception cause, JobRecord? job) =>
        cause is ProviderCallException { MayHaveBeenCharged: false } call
        && (call.Failure is ProviderFailure.Unavailable or ProviderFailure.RateLimited)
        && (job is null || job is { ResumeToken: null, Assets.Count: 0 });

    private static bool MayPass(ProviderFailure failure) =>
        failure is ProviderFailure.RateLimited or ProviderFailure.Unavailable or ProviderFailure.Timeout
            or ProviderFailure.Protocol or ProviderFailure.Cancelled;

    private static bool WasSent(JobRecord job) => job.State != JobState.Queued;
}

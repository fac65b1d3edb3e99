using LettucePlug.Sdk;

namespace LettucePlug.Host.Jobs;

internal sealed partial class JobLedger
{
    /// <summary>How often an owner at least gives a sign of life.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <summary>After how long without a sign the owner on another machine counts as gone: ten missed ones.</summary>
    private static readonly TimeSpan Silence = 10 * Heartbeat;

    public bool HasLivingOwner(JobRecord job) =>
        job.Owner is { } owner
        && (_processes.IsAlive(owner) ?? _time.GetUtcNow() - job.UpdatedAt < Silence);

    public bool IsOurs(JobRecord job) => job.Owner == _processes.Current;

    /// <summary>Takes over a job that nobody works on. Of several processes that try, one succeeds; null for the others.</summary>
    public async ValueTask<OwnedJob?> TryClaimAsync(string id, CancellationToken cancellationToken)
    {
        if (await _jobs.GetAsync(Open, id, cancellationToken) is not { } current || HasLivingOwner(current.Value))
        {
            return null;
        }

        var claimed = current.Value with { Owner = _processes.Current, UpdatedAt = _time.GetUtcNow() };
        try
        {
            return Own(claimed, await _jobs.SaveAsync(Open, claimed, current.Version, cancellationToken));
        }
        catch (StorageException conflict) when (conflict.Failure == StorageFailure.Conflict)
        {
            return null;
        }
    }

    /// <summary>Leaves word for whoever works on the job. Returns it as it is then; it may have ended meanwhile.</summary>
    public async ValueTask<JobRecord> RequestCancelAsync(string id, CancellationToken cancellationToken) =>
        (await _jobs.UpdateAsync(
            Open,
            id,
            job => job.CancelRequested ? null : job with { CancelRequested = true },
            cancellationToken))?.Value
        ?? await GetAsync(id, cancellationToken);
}

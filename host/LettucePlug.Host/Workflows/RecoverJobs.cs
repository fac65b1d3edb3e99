using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Workflows;

/// <summary>
/// Puts the jobs of processes that are gone in order. Nothing is ever sent again: what the provider may still hand out
/// is kept to be fetched, everything else is marked as interrupted.
/// </summary>
internal sealed class RecoverJobs(
    JobLedger jobs, IConnectionOpener connections, JobRunner runner, ILogger<RecoverJobs> log)
{
    /// <summary>Quick, and without a word to any provider. To be called at the start of whatever shows or runs jobs.</summary>
    /// <returns>The jobs whose result can be fetched with <see cref="ResumeAsync"/>.</returns>
    public async Task<IReadOnlyList<JobRecord>> SweepAsync(CancellationToken cancellationToken)
    {
        List<JobRecord> resumable = [];
        foreach (var open in await jobs.ListOpenAsync(cancellationToken))
        {
            if (IsWaiting(open))
            {
                resumable.Add(open);
            }
            else if (!jobs.HasLivingOwner(open) && await jobs.TryClaimAsync(open.Id, cancellationToken) is { } claimed)
            {
                using var job = claimed;
                await SettleAsync(job, cancellationToken);
                Log.Recovered(log, open.Id, JobException.Word(job.Record.State));
                if (IsWaiting(job.Record))
                {
                    resumable.Add(job.Record);
                }
            }
        }

        return resumable;
    }

    /// <summary>Fetches the result of a job that was interrupted, waiting for it as long as it takes.</summary>
    public IAsyncEnumerable<WorkflowEvent> ResumeAsync(string id, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var record = await jobs.GetAsync(id, token);
                if (!record.IsResumable)
                {
                    throw JobException.NotResumable(record);
                }

                // Opened first: a connection that cannot be opened leaves the job as it is.
                var connection = await connections.OpenAsync(record.Connection, token);
                var job = await jobs.TryClaimAsync(id, token)
                    ?? throw JobException.StillRuns(await jobs.GetAsync(id, token));
                emit(new WorkflowEvent.JobCreated(job.Record));
                if (connection.Resume is null)
                {
                    using (job)
                    {
                        await job.EndAsync(JobState.Interrupted, JobFailures.OfDeadProcess(job.Record with { ResumeToken = null }), token);
                    }

                    throw JobException.NotResumable(record);
                }

                await runner.FetchAsync(job, connection, emit, token);
            },
            cancellationToken);

    private static async Task SettleAsync(OwnedJob job, CancellationToken cancellationToken)
    {
        var record = job.Record;
        if (record.IsComplete)
        {
            await job.EndAsync(JobState.Done, error: null, cancellationToken);
        }
        else if (record is { CancelRequested: true, ResumeToken: null })
        {
            await job.EndAsync(JobState.Cancelled, error: null, cancellationToken);
        }
        else if (record.IsResumable)
        {
            await job.ReleaseAsync(JobFailures.OfDeadProcess(record), cancellationToken);
        }
        else
        {
            await job.EndAsync(JobState.Interrupted, JobFailures.OfDeadProcess(record), cancellationToken);
        }
    }

    private static bool IsWaiting(JobRecord job) =>
        job is { Owner: null, IsResumable: true, State: JobState.Interrupted };
}

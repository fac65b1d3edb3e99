using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Workflows;

/// <summary>
/// Stops a job wherever it is: one of this process at once, one of another by leaving word for it, and one that nobody
/// works on by telling the provider itself.
/// </summary>
internal sealed class CancelJob(
    JobLedger jobs, IConnectionOpener connections, RunningJobs running, TimeProvider time, ILogger<CancelJob> log)
{
    /// <summary>How long to wait for the owner to take note, and between two looks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>The job as it is then. Still unfinished only where its owner did not take note in time.</returns>
    public async Task<JobRecord> RunAsync(string id, CancellationToken cancellationToken)
    {
        var job = await jobs.RequestCancelAsync(id, cancellationToken);
        if (job.EndedAt is not null)
        {
            return job.State == JobState.Cancelled ? job : throw JobException.EndedAlready(job);
        }

        running.TryStop(id);
        if (!jobs.HasLivingOwner(job) && await jobs.TryClaimAsync(id, cancellationToken) is { } claimed)
        {
            return await StopAsync(claimed, cancellationToken);
        }

        var began = time.GetTimestamp();
        while (job.EndedAt is null && time.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(Pause, time, cancellationToken);
            job = await jobs.GetAsync(id, cancellationToken);
        }

        return job;
    }

    private async Task<JobRecord> StopAsync(OwnedJob claimed, CancellationToken cancellationToken)
    {
        using var job = claimed;
        if (job.Record.ResumeToken is { } token)
        {
            try
            {
                var connection = await connections.OpenAsync(job.Record.Connection, cancellationToken);
                if (connection.Cancel is { } provider)
                {
                    await provider.CancelAsync(token, cancellationToken);
                }
            }
            catch (Exception cause) when (cause is ProviderException or LettucePlugException)
            {
                Log.CouldNotCancel(log, job.Record.Id, cause);
                await job.ChangeAsync(
                    record => record with
                    {
                        Warnings = [.. record.Warnings, $"The provider could not be told to stop: {cause.Message}"],
                    },
                    cancellationToken);
            }
        }

        await job.EndAsync(JobState.Cancelled, error: null, cancellationToken);
        return job.Record;
    }
}

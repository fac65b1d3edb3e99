using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Settings;
using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Workflows;

/// <summary>Takes one job from written down to ended: sends it, or fetches its result, and stores what comes.</summary>
internal sealed class JobRunner(
    ReferenceLoader references,
    ImageKeeper keeper,
    RunningJobs running,
    SettingsStore settings,
    TimeProvider time,
    ILogger<JobRunner> log)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>Sends the job for the first and only time.</summary>
    public Task<JobRecord> SendAsync(
        OwnedJob job,
        OpenConnection connection,
        ImageLimits limits,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken) =>
        RunAsync(
            job,
            connection,
            async stop =>
            {
                var images = connection.Images ?? throw ProviderFacets.NoImages(connection);
                var loaded = await references.LoadAsync(job.Record.Request.References, limits, emit, stop);
                var request = ImageSettings.ToRequest(job.Record, loaded);
                // From here on the provider may have it: after a crash it is never sent again by itself.
                await job.ChangeAsync(record => record with { State = JobState.Running }, stop);
                return images.GenerateAsync(request, stop);
            },
            emit,
            cancellationToken);

    /// <summary>Fetches the result of a job that was sent earlier.</summary>
    public Task<JobRecord> FetchAsync(
        OwnedJob job, OpenConnection connection, Action<WorkflowEvent> emit, CancellationToken cancellationToken) =>
        RunAsync(
            job,
            connection,
            async stop =>
            {
                if (connection.Resume is not { } resume || job.Record.ResumeToken is not { } token)
                {
                    throw JobException.NotResumable(job.Record);
                }

                var bare = job.Record.Request.References
                    .Select(reference => new ImageReference
                    {
                        Role = new ReferenceRole(reference.Role),
                        MediaType = "application/octet-stream",
                        Data = default,
                        Sha256 = "",
                        Label = reference.Label,
                    });
                await job.ChangeAsync(record => record with { State = JobState.Running, Error = null }, stop);
                return resume.ResumeAsync(token, ImageSettings.ToRequest(job.Record, [.. bare]), stop);
            },
            emit,
            cancellationToken);

    /// <summary>Downloads what the job is about.</summary>
    public Task<JobRecord> DownloadAsync(
        OwnedJob job, OpenConnection connection, Action<WorkflowEvent> emit, CancellationToken cancellationToken) =>
        RunAsync(
            job,
            connection,
            async stop =>
            {
                await job.ChangeAsync(record => record with { State = JobState.Running }, stop);
                return Hosted(job.Record.Address ?? throw JobException.NotResumable(job.Record));
            },
            emit,
            cancellationToken);

    private static async IAsyncEnumerable<ImageUpdate> Hosted(Uri address)
    {
        await Task.CompletedTask;
        yield return new ImageReady { Image = ImageContent.FromUrl(address) };
    }

    private async Task<JobRecord> RunAsync(
        OwnedJob job,
        OpenConnection connection,
        Func<CancellationToken, Task<IAsyncEnumerable<ImageUpdate>>> begin,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromMinutes(settings.Number("jobs.timeoutMinutes"));
        using var tooSlow = new CancellationTokenSource(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooSlow.Token);
        using var watchEnd = new CancellationTokenSource();
        running.Add(job.Record.Id, stop);
        var watch = WatchAsync(job, stop, watchEnd.Token);
        try
        {
            var updates = await begin(stop.Token);
            await keeper.KeepAsync(job, connection, updates, emit, stop.Token);
            await job.EndAsync(JobState.Done, error: null, CancellationToken.None);
            return job.Record;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            var cause = tooSlow.IsCancellationRequested && !cancellationToken.IsCancellationRequested
                ? JobStoppedException.TooSlow(job.Record.Id, limit)
                : JobStoppedException.Cancelled(job.Record.Id);
            await EndAsync(job, cause, cause.Code == "job-timeout" ? JobState.Failed : JobState.Cancelled);
            cancellationToken.ThrowIfCancellationRequested();
            throw cause;
        }
        catch (ProviderException failure)
        {
            var cause = connection.Explain(failure, job.Record.Model);
            await EndAsync(job, cause, failure.Failure == ProviderFailure.Cancelled ? JobState.Cancelled : JobState.Failed);
            throw cause;
        }
        catch (Exception cause) when (cause is not JobException { Code: "job-taken-over" })
        {
            await EndAsync(job, cause, JobState.Failed);
            throw;
        }
        finally
        {
            running.Remove(job.Record.Id);
            await watchEnd.CancelAsync();
            await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            emit(new WorkflowEvent.JobEnded(job.Record));
            job.Dispose();
        }
    }

    /// <summary>Writes down how it ended. Where even that fails the first cause is what counts: recovery finds the job later.</summary>
    private async Task EndAsync(OwnedJob job, Exception cause, JobState state)
    {
        try
        {
            var error = JobFailures.Describe(cause, job.Record);
            if (state == JobState.Failed && JobFailures.MayBeFetchedLater(cause, job.Record))
            {
                await job.ReleaseAsync(
                    error with { Hint = $"To fetch the result later: lettuceplug jobs resume {job.Record.Id}" },
                    CancellationToken.None);
                return;
            }

            await job.EndAsync(state, state == JobState.Cancelled && cause is JobStoppedException ? null : error, CancellationToken.None);
        }
        catch (Exception second) when (second is StorageException or JobException)
        {
            Log.CouldNotRecordEnd(log, job.Record.Id, second);
        }
    }

    /// <summary>Notices word that another process left, and that it took the job over.</summary>
    private async Task WatchAsync(OwnedJob job, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookInterval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await job.LookAsync(cancellationToken);
            }
            catch (StorageException failure)
            {
                Log.CouldNotLook(log, job.Record.Id, failure);
                continue;
            }
            catch (JobException)
            {
                await stop.CancelAsync();
                return;
            }

            if (job.Record.CancelRequested)
            {
                await stop.CancelAsync();
                return;
            }
        }
    }
}

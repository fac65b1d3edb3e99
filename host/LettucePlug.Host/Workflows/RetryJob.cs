using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;

namespace LettucePlug.Host.Workflows;

/// <summary>
/// Runs a job again that did not end well, with the very request of the first time. Where the provider may still have
/// the result it is fetched instead, so that nothing is paid for twice.
/// </summary>
internal sealed class RetryJob(
    JobLedger jobs,
    RecoverJobs recover,
    RouteFinder routes,
    IConnectionOpener connections,
    ReferenceLoader references,
    JobRunner runner)
{
    public IAsyncEnumerable<WorkflowEvent> RunAsync(string id, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync((emit, token) => RunAsync(id, emit, token), cancellationToken);

    private async Task RunAsync(string id, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        await recover.SweepAsync(cancellationToken);
        var old = await jobs.GetAsync(id, cancellationToken);
        if (old.EndedAt is null && !old.IsResumable || jobs.HasLivingOwner(old))
        {
            throw JobException.StillRuns(old);
        }

        if (old.IsResumable)
        {
            await foreach (var happened in recover.ResumeAsync(id, cancellationToken))
            {
                emit(happened);
            }

            return;
        }

        if (old.State == JobState.Done)
        {
            throw JobException.NothingToRetry(old);
        }

        if (old.Address is not null)
        {
            var source = await connections.OpenAsync(old.Connection, cancellationToken);
            var download = await jobs.CreateRetryAsync(old.Id, Again(old), cancellationToken);
            emit(new WorkflowEvent.JobCreated(download.Record));
            await runner.DownloadAsync(download, source, emit, cancellationToken);
            return;
        }

        var model = routes.Find(Feature.Find(old.Feature), old.Model).Order[0];
        var connection = await connections.OpenAsync(model.Connection, cancellationToken);
        await references.CheckAsync(old.Request.References, cancellationToken);
        emit(new WorkflowEvent.Routed(model.Id, model.Connection, [$"the job '{old.Id}' had it"]));
        var job = await jobs.CreateRetryAsync(
            old.Id,
            Again(old) with
            {
                ModelName = model.Name,
                Connection = model.Connection,
                Provider = connection.Connection.Provider,
            },
            cancellationToken);
        emit(new WorkflowEvent.JobCreated(job.Record));
        await runner.SendAsync(job, connection, RequestCheck.LimitsOf(model, connection), emit, cancellationToken);
    }

    private JobRecord Again(JobRecord old) => old with
    {
        Id = jobs.NewId(),
        // What did arrive was paid for, and is kept.
        Request = old.Request with { Count = Math.Max(1, old.Request.Count - old.Assets.Count) },
        RetryOf = old.Id,
        RetriedBy = null,
        ResumeToken = null,
        Progress = null,
        Warnings = [],
        Error = null,
        Assets = [],
        Blobs = [],
        Usage = null,
        CancelRequested = false,
        EndedAt = null,
    };
}

using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>
/// Makes images, new or from references: settings, final prompt, route, job record, call, store. Every workflow that
/// renders goes through here.
/// </summary>
internal sealed class GenerateImage(
    RouteFinder routes, IConnectionOpener connections, ReferenceLoader references, JobLedger jobs, JobRunner runner)
{
    public IAsyncEnumerable<WorkflowEvent> RunAsync(ImageAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync((emit, token) => RunAsync(ask, emit, token), cancellationToken);

    private async Task RunAsync(ImageAsk ask, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        IReadOnlyList<Modality> alsoInput =
            ask.References.Count > 0 && !ask.ReferencesMayBeLeftOut ? [Modality.Image] : [];
        var route = routes.Find(ask.Feature, ask.Model, alsoInput);
        await references.CheckAsync(ask.References, cancellationToken);
        for (var rank = 0; ; rank++)
        {
            var model = route.Order[rank];
            JobRecord? job = null;
            try
            {
                emit(new WorkflowEvent.Routed(model.Id, model.Connection, route.ReasonsFor(model)));
                await RunAsync(
                    ask,
                    model,
                    happened =>
                    {
                        job = happened is WorkflowEvent.JobEnded ended ? ended.Job : job;
                        emit(happened);
                    },
                    cancellationToken);
                return;
            }
            catch (ProviderCallException failure)
                when (rank + 1 < route.Order.Count && JobFailures.AllowsAnother(failure, job))
            {
                emit(new WorkflowEvent.Warned($"{failure.Message} Trying '{route.Order[rank + 1].Id}' instead."));
            }
        }
    }

    private async Task RunAsync(
        ImageAsk ask, ConfiguredModel model, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        var connection = await connections.OpenAsync(model.Connection, cancellationToken);
        if (connection.Images is null)
        {
            throw ProviderFacets.NoImages(connection);
        }

        var limits = RequestCheck.LimitsOf(model, connection);
        List<string> warnings = [];
        void Warn(WorkflowEvent.Warned warned)
        {
            warnings.Add(warned.Message);
            emit(warned);
        }

        ask = ask.ForModel?.Invoke(ask, model, limits, Warn) ?? ask;
        var request = RequestCheck.Fit(ImageSettings.Merge(ask, model), ask, model, limits, Warn);
        var now = default(DateTimeOffset);
        var record = new JobRecord
        {
            Id = jobs.NewId(),
            Kind = ask.JobKind,
            State = JobState.Queued,
            Feature = ask.Feature.Name,
            Model = model.Id,
            ModelName = model.Name,
            Connection = model.Connection,
            Provider = connection.Connection.Provider,
            Request = request,
            AssetKind = ask.AssetKind,
            Parent = ask.Parent,
            Target = ask.Target,
            Warnings = warnings,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var job = await jobs.CreateAsync(record, ask.Along, cancellationToken);
        emit(new WorkflowEvent.JobCreated(job.Record));
        await runner.SendAsync(job, connection, limits, emit, cancellationToken);
    }
}

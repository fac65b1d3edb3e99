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
    RouteFinder routes,
    IConnectionOpener connections,
    ConnectionPool pool,
    ReferenceLoader references,
    JobLedger jobs,
    JobRunner runner)
{
    public IAsyncEnumerable<WorkflowEvent> RunAsync(ImageAsk ask, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync((emit, token) => RunAsync(ask, emit, token), cancellationToken);

    private async Task RunAsync(ImageAsk ask, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        IReadOnlyList<Modality> alsoInput =
            ask.References.Count > 0 && !ask.ReferencesMayBeLeftOut ? [Modality.Image] : [];
        var route = routes.Find(ask.Feature, ask.Model, alsoInput);
        await references.CheckAsync(ask.References, cancellationToken);
        HashSet<string> tried = [];
        for (var rank = 0; ;)
        {
            var model = route.Order[rank];
            JobRecord? job = null;
            using var place = await LeaseAsync(model, tried, cancellationToken);
            try
            {
                emit(new WorkflowEvent.Routed(model.Id, place.Connection, route.ReasonsFor(model)));
                await RunAsync(
                    ask,
                    model with { Connection = place.Connection },
                    happened =>
                    {
                        job = happened is WorkflowEvent.JobEnded ended ? ended.Job : job;
                        emit(happened);
                    },
                    cancellationToken);
                place.Answered();
                return;
            }
            catch (ProviderCallException failure)
            {
                Judge(place, failure);
                if (!JobFailures.AllowsAnother(failure, job))
                {
                    throw;
                }

                tried.Add(place.Connection);
                if (model.Connections.Any(id => !tried.Contains(id)))
                {
                    emit(new WorkflowEvent.Warned($"{failure.Message} Trying another connection of '{model.Id}' instead."));
                }
                else if (++rank < route.Order.Count)
                {
                    tried.Clear();
                    emit(new WorkflowEvent.Warned($"{failure.Message} Trying '{route.Order[rank].Id}' instead."));
                }
                else
                {
                    throw;
                }
            }
        }
    }

    private async Task<ConnectionLease> LeaseAsync(
        ConfiguredModel model, HashSet<string> tried, CancellationToken cancellationToken)
    {
        var open = model.Pool.Count > 0 ? await jobs.ListOpenAsync(cancellationToken) : [];
        var counts = open.Where(job => job.Owner is not null)
            .GroupBy(job => job.Connection)
            .ToDictionary(group => group.Key, group => group.Count());
        return pool.Lease(model, counts, tried)
            ?? throw new InvalidOperationException("A model has a connection that was not tried.");
    }

    private static void Judge(ConnectionLease place, ProviderCallException failure)
    {
        if (failure.Failure is ProviderFailure.Unavailable or ProviderFailure.Timeout or ProviderFailure.RateLimited)
        {
            place.Failed();
        }
        else
        {
            place.Answered();
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

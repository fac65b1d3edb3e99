using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>Gives one prompt to several models at the same time. One that fails does not disturb the others.</summary>
internal sealed class CompareImages(GenerateImage generate, TimeProvider time)
{
    private const int AtOnce = 4;

    /// <summary>One <see cref="WorkflowEvent.Compared"/> for each model as it ends, besides everything that happens on the way.</summary>
    public IAsyncEnumerable<WorkflowEvent> RunAsync(
        ImageAsk ask, IReadOnlyList<string> models, CancellationToken cancellationToken)
    {
        if (models.Distinct().Count() < 2)
        {
            throw ImageAskException.TooFewModels();
        }

        return WorkflowStream.RunAsync(
            (emit, token) => Parallel.ForEachAsync(
                models.Distinct(),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token },
                async (model, each) => emit(new WorkflowEvent.Compared(await RunOneAsync(ask, model, emit, each)))),
            cancellationToken);
    }

    private async Task<CompareResult> RunOneAsync(
        ImageAsk ask, string model, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        List<AssetRecord> assets = [];
        JobRecord? job = null;
        JobError? error = null;
        try
        {
            await foreach (var happened in generate.RunAsync(
                ask with { Model = model, JobKind = JobKinds.Compare }, cancellationToken))
            {
                emit(happened);
                switch (happened)
                {
                    case WorkflowEvent.ImageStored stored:
                        assets.Add(stored.Asset);
                        break;
                    case WorkflowEvent.JobEnded ended:
                        job = ended.Job;
                        break;
                }
            }
        }
        catch (Exception cause) when (cause is LettucePlugException or StorageException)
        {
            error = job?.Error ?? Outline(cause);
        }

        return new CompareResult
        {
            Model = model,
            Assets = assets,
            Duration = time.GetElapsedTime(began),
            Error = error,
        };
    }

    private static JobError Outline(Exception cause) => new()
    {
        Code = (cause as LettucePlugException)?.Code ?? "storage-failed",
        Message = cause.Message,
        Hint = (cause as LettucePlugException)?.Hint,
    };
}

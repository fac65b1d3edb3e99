using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;

namespace LettucePlug.Host.Workflows;

/// <summary>
/// Runs a workflow beside whoever listens to it. A listener that leaves early ends the workflow, and leaves only after
/// the workflow has put everything in order.
/// </summary>
internal static class WorkflowStream
{
    public static async IAsyncEnumerable<WorkflowEvent> RunAsync(
        Func<Action<WorkflowEvent>, CancellationToken, Task> body,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<WorkflowEvent>(new UnboundedChannelOptions { SingleReader = true });
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Task.Run(
            async () =>
            {
                try
                {
                    await body(happened => channel.Writer.TryWrite(happened), left.Token);
                }
                finally
                {
                    channel.Writer.Complete();
                }
            },
            CancellationToken.None);
        try
        {
            // Not ended by the token: what happens while the workflow winds up is told too.
            await foreach (var happened in channel.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return happened;
            }
        }
        finally
        {
            await left.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await work;
    }

    /// <summary>Listens to the end, and gathers what came of it.</summary>
    public static async Task<ImageOutcome> ToOutcomeAsync(
        this IAsyncEnumerable<WorkflowEvent> events, Action<WorkflowEvent>? onEvent, CancellationToken cancellationToken)
    {
        JobRecord? job = null;
        List<AssetRecord> assets = [];
        List<string> warnings = [];
        await foreach (var happened in events.WithCancellation(cancellationToken))
        {
            onEvent?.Invoke(happened);
            switch (happened)
            {
                case WorkflowEvent.JobCreated created:
                    job = created.Job;
                    break;
                case WorkflowEvent.JobEnded ended:
                    job = ended.Job;
                    break;
                case WorkflowEvent.ImageStored stored:
                    assets.Add(stored.Asset);
                    break;
                case WorkflowEvent.Warned warned:
                    warnings.Add(warned.Message);
                    break;
            }
        }

        return new ImageOutcome
        {
            Job = job ?? throw new InvalidOperationException("A workflow ended well without a job."),
            Assets = assets,
            Warnings = warnings,
        };
    }
}

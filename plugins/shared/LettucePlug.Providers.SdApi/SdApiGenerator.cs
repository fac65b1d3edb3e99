using System.Runtime.CompilerServices;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>Makes images: one call that answers when all is done, watched meanwhile by others.</summary>
internal sealed class SdApiGenerator(SdApiCalls calls, SdApiCatalog catalog, SdApiOptions options)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(750);
    private static readonly TimeSpan InterruptPatience = TimeSpan.FromSeconds(5);

    private readonly TurnQueue _turns = new();

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var warnings = new PromptWarnings(calls.Title);
        var job = await SdApiJob.PrepareAsync(request, catalog, options, warnings, cancellationToken).ConfigureAwait(false);
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        using var turn = _turns.Ask(job.Checkpoint.Title);
        for (var position = turn.Position; position > 0; position = turn.Position)
        {
            yield return new ImageQueued { Position = position };
            await turn.WaitForMoveAsync(position, cancellationToken).ConfigureAwait(false);
        }

        await foreach (var update in RunAsync(job, cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    private async IAsyncEnumerable<ImageUpdate> RunAsync(
        SdApiJob job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var body = job.CreateBody();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = new ProgressWatch(calls, job.TaskId, options.ShowsPreviews);
        var answer = calls.PostAsync(job.Path, body, stop.Token);
        var isAnswered = false;
        try
        {
            while (watch.IsWorthAsking && await WaitAsync(answer, Task.Delay(Interval, calls.Connection.Time, stop.Token)).ConfigureAwait(false))
            {
                var look = watch.LookAsync(stop.Token);
                if (await WaitAsync(answer, look).ConfigureAwait(false))
                {
                    foreach (var update in await look.ConfigureAwait(false))
                    {
                        yield return update;
                    }
                }
            }

            using var response = await answer.ConfigureAwait(false);
            isAnswered = true;
            if (watch.WasInterrupted)
            {
                yield return new ImageWarning { Message = "Somebody interrupted the server: the picture may be unfinished." };
            }

            var answered = await calls.OpenBodyAsync(response, cancellationToken).ConfigureAwait(false);
            await using var disposing = answered.ConfigureAwait(false);
            foreach (var update in await SdApiAnswer.ReadAsync(answered, job, calls.Title, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
        finally
        {
            var mayRun = !isAnswered
                && answer is not { IsFaulted: true, Exception.InnerException: ProviderException { Failure: not ProviderFailure.Timeout } };
            await stop.CancelAsync().ConfigureAwait(false);
            if (mayRun)
            {
                await InterruptAsync(job.TaskId).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits for either; true where the answer is not there yet.</summary>
    private static async Task<bool> WaitAsync(Task answer, Task other)
    {
        await Task.WhenAny(answer, other).ConfigureAwait(false);
        return !answer.IsCompleted;
    }

    /// <summary>
    /// Stops the task. An interrupt hits whatever the server works on, so it is sent only while that is this task:
    /// somebody else may use the same server.
    /// </summary>
    private async Task InterruptAsync(string taskId)
    {
        using var limit = new CancellationTokenSource(InterruptPatience, calls.Connection.Time);
        try
        {
            for (var looks = 0; ; looks++)
            {
                var (state, _) = await ProgressWatch.AskAsync(calls, withPreview: false, limit.Token).ConfigureAwait(false);
                if (state.IsOf(taskId))
                {
                    using var done = await calls.PostAsync("sdapi/v1/interrupt", null, limit.Token).ConfigureAwait(false);
                    return;
                }

                // Idle twice: the request never began, or is over.
                if (!state.IsBusy && looks > 0)
                {
                    return;
                }

                await Task.Delay(Interval / 3, calls.Connection.Time, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is ProviderException or OperationCanceledException)
        {
            calls.Connection.Log.Write(
                PluginLogLevel.Warning,
                $"The server could not be told to stop '{taskId}'; it may finish the picture for nobody.{(e is ProviderException ? " " + e.Message : "")}");
        }
    }
}

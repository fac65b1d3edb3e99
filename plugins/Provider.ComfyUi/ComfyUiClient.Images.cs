using System.Runtime.CompilerServices;
using LettucePlug.Provider.ComfyUi.Runs;
using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi;

internal sealed partial class ComfyUiClient
{
    /// <summary>The host takes a plugin that says nothing for fifteen minutes for dead; queues can be longer.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(5);

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var order = WorkOrder.For(request, _workflows);
        var jobs = new JobGroup(_server, _board);
        try
        {
            var cut = await SlotCutter.CutAsync(order.Workflow, order.Slots, _server, cancellationToken).ConfigureAwait(false);
            foreach (var reference in order.Slots.ToUpload)
            {
                order.ServerNames[reference.Sha256] =
                    await _server.UploadAsync(reference, cancellationToken).ConfigureAwait(false);
            }

            var dropped = new List<NodeProblem>();
            for (var run = 0; run < order.Runs; run++)
            {
                dropped.AddRange(await jobs.SubmitAsync(order, run, cut, cancellationToken).ConfigureAwait(false));
            }

            yield return new ImageAccepted { ResumeToken = jobs.Token };
            foreach (var warning in order.Warnings())
            {
                yield return warning;
            }

            foreach (var problem in dropped.DistinctBy(problem => (problem.Node, problem.Words)))
            {
                var node = WorkflowNode.Describe(problem.Node, problem.Class, order.Workflow.Find(problem.Node)?.Title);
                yield return new ImageWarning { Message = $"The server leaves out what needs {node}: {problem.Words}." };
            }

            await foreach (var update in DeliverAsync(jobs, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
        finally
        {
            await jobs.EndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async IAsyncEnumerable<ImageUpdate> ResumeAsync(
        string resumeToken,
        ImageRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var jobs = new JobGroup(_server, _board);
        try
        {
            var workflow = CurrentWorkflow(request);
            foreach (var promptId in ResumeToken.Read(resumeToken))
            {
                if (!await _server.KnowsAsync(promptId, cancellationToken).ConfigureAwait(false))
                {
                    throw new ProviderException(ProviderFailure.NotFound, $"The server does not know the job {promptId} any more.")
                    {
                        Hint = "It was restarted, or somebody removed the job there: make the picture again.",
                    };
                }

                await jobs.PickUpAsync(promptId, workflow, cancellationToken).ConfigureAwait(false);
            }

            yield return new ImageAccepted { ResumeToken = jobs.Token };
            await foreach (var update in DeliverAsync(jobs, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
        finally
        {
            await jobs.EndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<ImageUpdate> DeliverAsync(
        JobGroup jobs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var feed in jobs.Feeds)
        {
            await foreach (var update in FollowAsync(jobs, feed, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            var entry = Result(jobs, feed);
            foreach (var picture in ResultPictures.Choose(entry, feed))
            {
                if (picture.Data is { } bytes)
                {
                    yield return Ready(entry, ImageContent.FromBytes(bytes));
                    continue;
                }

                using var response = await _server.DownloadAsync(picture.File!, cancellationToken).ConfigureAwait(false);
                var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                await using var disposing = stream.ConfigureAwait(false);
                yield return Ready(entry, ImageContent.FromStream(stream, response.Content.Headers.ContentType?.MediaType));
            }
        }

        jobs.IsFinished = true;
    }

    private async IAsyncEnumerable<ImageUpdate> FollowAsync(
        JobGroup jobs, JobFeed feed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? startedAt = null;
        while (!feed.IsDone)
        {
            foreach (var update in feed.Take())
            {
                yield return update;
            }

            if (feed.IsRunning)
            {
                startedAt ??= _time.GetTimestamp();
            }

            var left = startedAt is { } started && _timeout > TimeSpan.Zero ? _timeout - _time.GetElapsedTime(started) : TimeSpan.MaxValue;
            if (left <= TimeSpan.Zero)
            {
                jobs.MustStop = true;
                throw new ProviderException(
                    ProviderFailure.Timeout, $"The server worked on the picture for more than {_timeout.TotalMinutes:0.##} minutes, and was told to stop.")
                {
                    Hint = $"A longer limit is the connection's setting '{ComfyUiProvider.TimeoutKey}'.",
                };
            }

            var before = _time.GetTimestamp();
            await feed.Changed.WaitAsync(left < Heartbeat ? left : Heartbeat, _time, cancellationToken).ConfigureAwait(false);
            if (_time.GetElapsedTime(before) >= Heartbeat)
            {
                yield return feed.LastState;
            }
        }

        foreach (var update in feed.Take())
        {
            yield return update;
        }
    }

    /// <summary>What a job gave. Where it failed for good, the request's other jobs are of no use.</summary>
    private static HistoryEntry Result(JobGroup jobs, JobFeed feed)
    {
        try
        {
            return feed.Result();
        }
        catch (ProviderException e)
        {
            jobs.MustStop |= e.Failure != ProviderFailure.Unavailable || e.ProviderCode is not null;
            throw;
        }
    }

    private static ImageReady Ready(HistoryEntry entry, ImageContent content) => new()
    {
        Image = content,
        Seed = entry.Seed,
        WorkflowHash = entry.WorkflowHash,
        UsedSettings = entry.ChosenSettings,
    };

    /// <summary>For the titles of nodes only: the job may have been made by another workflow since.</summary>
    private Workflow? CurrentWorkflow(ImageRequest request)
    {
        try
        {
            return _workflows.Choose(request.References.Count > 0);
        }
        catch (ProviderException)
        {
            return null;
        }
    }
}

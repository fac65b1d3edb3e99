using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Runs;

/// <summary>The jobs of one request on the server, from before they are submitted until nobody waits for them.</summary>
internal sealed class JobGroup(ComfyServer server, JobBoard board)
{
    /// <summary>Together less than the host grants a cancelled plugin.</summary>
    private static readonly TimeSpan SubmitGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(2);

    private readonly List<JobFeed> _feeds = [];

    public IReadOnlyList<JobFeed> Feeds => _feeds;

    /// <summary>Whether the jobs must not go on when this ends.</summary>
    public bool MustStop { get; set; }

    public bool IsFinished { get; set; }

    public string Token => ResumeToken.Write(_feeds.Select(feed => feed.PromptId));

    /// <summary>Follows a job that the server has already.</summary>
    public async Task PickUpAsync(string promptId, Workflow? workflow, CancellationToken cancellationToken)
    {
        var feed = await board.WatchAsync(promptId, workflow, cancellationToken).ConfigureAwait(false);
        _feeds.Add(feed);
        board.Submitted(feed, promptId);
    }

    /// <summary>Hands a job to the server.</summary>
    /// <returns>What the server will leave out of it.</returns>
    public async Task<IReadOnlyList<NodeProblem>> SubmitAsync(
        WorkOrder order, int run, WorkflowCut cut, CancellationToken cancellationToken)
    {
        var promptId = order.PromptId(run);
        var feed = await board.WatchAsync(promptId, order.Workflow, cancellationToken).ConfigureAwait(false);
        _feeds.Add(feed);
        cancellationToken.ThrowIfCancellationRequested();
        MustStop = true;
        // A submission that was sent is waited for even when the caller goes: nobody could tell whether it arrived.
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, server.Connection.Time);
        var leaving = cancellationToken.Register(() => patience.CancelAfter(SubmitGrace));
        await using var registered = leaving.ConfigureAwait(false);
        try
        {
            using var body = order.CreateBody(run, board.ClientId, cut);
            using var answer = await server.PostAsync("prompt", body, isIdempotent: false, patience.Token).ConfigureAwait(false);
            // Servers of before 2025 choose the id themselves.
            board.Submitted(feed, answer.RootElement.Text("prompt_id") ?? promptId);
            var dropped = NodeProblem.ReadAll(answer.RootElement.Member("node_errors")).ToList();
            if (answer.RootElement.Text("prompt_id") is null && answer.RootElement.Member("error").ValueKind != JsonValueKind.Undefined)
            {
                throw PromptRefusal.Read(answer.RootElement)!.ToFailure((id, _) => order.Workflow.Find(id)?.Title);
            }

            cancellationToken.ThrowIfCancellationRequested();
            MustStop = false;
            return dropped;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ProviderException e) when (!MayHaveArrived(e))
        {
            MustStop = _feeds.Count > 1;
            throw e.InnerException is PromptRefusal refusal ? refusal.ToFailure((id, _) => order.Workflow.Find(id)?.Title) : e;
        }
        catch (ProviderException)
        {
            if (!await HasArrivedAsync(promptId, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }

            board.Submitted(feed, promptId);
            MustStop = false;
            return [];
        }
    }

    /// <summary>Ends the following, and the jobs themselves where nobody wants them any more.</summary>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        foreach (var feed in _feeds)
        {
            board.Forget(feed);
        }

        if (IsFinished || !(MustStop || cancellationToken.IsCancellationRequested))
        {
            return;
        }

        using var limit = new CancellationTokenSource(StopGrace, server.Connection.Time);
        foreach (var feed in _feeds.Where(feed => !feed.IsDone))
        {
            try
            {
                await server.StopAsync(feed.PromptId, limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ProviderException or OperationCanceledException)
            {
                server.Connection.Log.Write(
                    PluginLogLevel.Warning, $"The server could not be told to stop job {feed.PromptId}: {e.Message}");
            }
        }
    }

    /// <summary>Whether a failure leaves open if the server has the job. A refusal does not, nor a server out of reach.</summary>
    private static bool MayHaveArrived(ProviderException e) => e.Failure switch
    {
        ProviderFailure.Protocol or ProviderFailure.Timeout => e.InnerException is not PromptRefusal,
        ProviderFailure.Unavailable => e.StatusCode is >= 500,
        _ => false,
    };

    private async Task<bool> HasArrivedAsync(string promptId, CancellationToken cancellationToken)
    {
        try
        {
            return await server.KnowsAsync(promptId, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException)
        {
            return false;
        }
    }
}

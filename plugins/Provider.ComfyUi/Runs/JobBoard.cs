using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Runs;

/// <summary>
/// Follows all jobs of one connection together: one web socket, and one who asks the server's queue where the socket
/// does not tell. A thousand waiting jobs cost no more calls than one.
/// </summary>
internal sealed partial class JobBoard : IAsyncDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SocketPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SocketPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WithSocket = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WithoutSocket = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(400);

    /// <summary>The server takes a job from its queue and puts it into its history in two steps: one miss proves nothing.</summary>
    private const int MissesUntilLost = 2;

    private readonly ComfyServer _server;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JobFeed> _feeds = [];
    private readonly Signal _wake = new();
    private readonly SemaphoreSlim _opening = new(1);
    private Task? _loop;
    private ComfySocket? _socket;
    private long? _socketTriedAt;
    private long? _failingSince;
    private long _nextLook;
    private (string Prompt, string Node)? _executing;

    public JobBoard(ComfyServer server)
    {
        _server = server;
        _time = server.Connection.Time;
    }

    /// <summary>The name under which the server knows the socket, and jobs say whose they are.</summary>
    public string ClientId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Begins to follow a job, before it is submitted, so that nothing the server says is missed.</summary>
    public async Task<JobFeed> WatchAsync(string promptId, Workflow? workflow, CancellationToken cancellationToken)
    {
        var feed = new JobFeed(promptId, workflow);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            _feeds[promptId] = feed;
        }

        try
        {
            await TrySocketAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Forget(feed);
            throw;
        }

        lock (_gate)
        {
            _loop ??= Task.Run(RunAsync, CancellationToken.None);
        }

        return feed;
    }

    /// <summary>The server has the job, under this id.</summary>
    public void Submitted(JobFeed feed, string promptId)
    {
        lock (_gate)
        {
            if (promptId != feed.PromptId)
            {
                _feeds.Remove(feed.PromptId);
                feed.PromptId = promptId;
                _feeds[promptId] = feed;
            }

            feed.IsSubmitted = true;
        }

        LookIn(Soon);
    }

    public void Forget(JobFeed feed)
    {
        lock (_gate)
        {
            _feeds.Remove(feed.PromptId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task? loop;
        lock (_gate)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            _stop.Cancel();
            loop = _loop;
        }

        if (loop is not null)
        {
            await loop.ConfigureAwait(false);
        }

        await CloseSocketAsync().ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        try
        {
            while (await StaysAsync().ConfigureAwait(false))
            {
                await TrySocketAsync(_stop.Token).ConfigureAwait(false);
                await LookAtEndedAsync().ConfigureAwait(false);
                var left = _time.GetElapsedTime(_time.GetTimestamp(), Interlocked.Read(ref _nextLook));
                if (left <= TimeSpan.Zero)
                {
                    await LookAtQueueAsync().ConfigureAwait(false);
                }
                else
                {
                    await _wake.WaitAsync(left, _time, _stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is closed; nobody waits any more.
        }
        catch (Exception e)
        {
            // Whatever it was, nobody who waits may wait for ever.
            FailAll(new ProviderException(ProviderFailure.Protocol, $"Following the server's jobs failed: {e.Message}", e));
            lock (_gate)
            {
                _loop = null;
            }
        }
    }

    /// <summary>Waits a while for further jobs where there are none, and then says that it is enough.</summary>
    private async Task<bool> StaysAsync()
    {
        if (!IsIdle())
        {
            return true;
        }

        var since = _time.GetTimestamp();
        while (IsIdle())
        {
            var left = Linger - _time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero)
            {
                await CloseSocketAsync().ConfigureAwait(false);
                lock (_gate)
                {
                    if (_feeds.Count == 0)
                    {
                        _loop = null;
                        return false;
                    }
                }
            }

            await _wake.WaitAsync(left > TimeSpan.Zero ? left : Soon, _time, _stop.Token).ConfigureAwait(false);
        }

        return true;

        bool IsIdle()
        {
            lock (_gate)
            {
                return _feeds.Count == 0;
            }
        }
    }

    /// <summary>Makes the next look at the queue come no later than this.</summary>
    private void LookIn(TimeSpan wait)
    {
        var at = _time.GetTimestamp() + (long)(wait.TotalSeconds * _time.TimestampFrequency);
        lock (_gate)
        {
            _nextLook = Math.Min(_nextLook, at);
        }

        _wake.Set();
    }

    private List<JobFeed> Submitted()
    {
        lock (_gate)
        {
            return [.. _feeds.Values.Where(feed => feed.IsSubmitted && !feed.IsDone)];
        }
    }

    private void FailAll(ProviderException failure)
    {
        foreach (var feed in Submitted())
        {
            feed.Fail(failure);
        }
    }
}

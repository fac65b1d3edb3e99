using System.Text.Json.Nodes;

namespace LettucePlug.Emulators;

/// <summary>The queue, what runs, and the history: all in memory, as in the real server.</summary>
internal sealed class ComfyUiQueue(Func<ComfyUiJob, Func<bool>, CancellationToken, Task<JsonObject>> run, Func<int, Task> tellLength) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly PriorityQueue<ComfyUiJob, double> _pending = new();
    private readonly HashSet<string> _deleted = [];
    private readonly Dictionary<string, JsonObject> _history = [];
    private TaskCompletionSource _changed = Fresh();
    private Task? _worker;
    private ComfyUiJob? _running;
    private bool _interrupted;
    private double _number;

    public string? RunningId
    {
        get
        {
            lock (_gate)
            {
                return _running?.Id;
            }
        }
    }

    public int Length
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count - _deleted.Count + (_running is null ? 0 : 1);
            }
        }
    }

    public IReadOnlyList<string> Ended
    {
        get
        {
            lock (_gate)
            {
                return [.. _history.Keys];
            }
        }
    }

    public double NextNumber()
    {
        lock (_gate)
        {
            return _number++;
        }
    }

    public void Add(ComfyUiJob job)
    {
        lock (_gate)
        {
            _pending.Enqueue(job, job.Number);
            _worker ??= Task.Run(WorkAsync);
            Change();
        }

        _arrived.Release();
    }

    public JsonObject Describe()
    {
        lock (_gate)
        {
            return new JsonObject
            {
                ["queue_running"] = _running is null ? [] : new JsonArray(_running.Describe()),
                ["queue_pending"] = new JsonArray(
                [
                    .. _pending.UnorderedItems.Where(item => !_deleted.Contains(item.Element.Id)).Select(item => item.Element.Describe()),
                ]),
            };
        }
    }

    public void Delete(string id)
    {
        lock (_gate)
        {
            if (_pending.UnorderedItems.Any(item => item.Element.Id == id))
            {
                _deleted.Add(id);
                Change();
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            foreach (var (job, _) in _pending.UnorderedItems)
            {
                _deleted.Add(job.Id);
            }

            Change();
        }
    }

    /// <summary>Stops what runs; where an id is given, only if it is that job.</summary>
    public bool Interrupt(string? id)
    {
        lock (_gate)
        {
            if (_running is null || (id is not null && _running.Id != id))
            {
                return false;
            }

            _interrupted = true;
            return true;
        }
    }

    public JsonObject History(string? id)
    {
        lock (_gate)
        {
            var found = new JsonObject();
            foreach (var (key, entry) in _history.Where(pair => id is null || pair.Key == id))
            {
                found[key] = entry.DeepClone();
            }

            return found;
        }
    }

    public void Forget(string? id)
    {
        lock (_gate)
        {
            if (id is null)
            {
                _history.Clear();
            }
            else
            {
                _history.Remove(id);
            }
        }
    }

    /// <summary>Waits until something about the queue is so.</summary>
    public async Task WaitUntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
            }

            if (isSo())
            {
                return;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Wakes those who wait for something else than the queue itself.</summary>
    public void Touch()
    {
        lock (_gate)
        {
            Change();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_worker is { } worker)
        {
            await worker;
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                await _arrived.WaitAsync(_stop.Token);
                ComfyUiJob job;
                lock (_gate)
                {
                    job = _pending.Dequeue();
                    if (_deleted.Remove(job.Id))
                    {
                        Change();
                        continue;
                    }

                    (_running, _interrupted) = (job, false);
                    Change();
                }

                var entry = await run(job, () => Volatile.Read(ref _interrupted), _stop.Token);
                lock (_gate)
                {
                    _running = null;
                    _history[job.Id] = entry;
                    Change();
                }

                await tellLength(Length);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; what was queued is lost.
        }
    }

    private void Change()
    {
        _changed.TrySetResult();
        _changed = Fresh();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

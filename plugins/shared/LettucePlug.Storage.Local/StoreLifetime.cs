namespace LettucePlug.Storage.Local;

/// <summary>Counts the calls that are running, so that a store closes its files only when the last has left.</summary>
internal sealed class StoreLifetime(string store)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _closed;

    /// <summary>Begins a call; dispose what is returned when it ends.</summary>
    public Call Enter()
    {
        lock (_gate)
        {
            if (_closed)
            {
                throw new ObjectDisposedException(store, $"The store '{store}' is closed.");
            }

            _running++;
            return new Call(this);
        }
    }

    /// <summary>Lets no further call in and waits for the running ones.</summary>
    /// <returns>Whether this call was the one that closed it.</returns>
    public async ValueTask<bool> CloseAsync()
    {
        bool first;
        lock (_gate)
        {
            first = !_closed;
            _closed = true;
            if (_running == 0)
            {
                _empty.TrySetResult();
            }
        }

        await _empty.Task.ConfigureAwait(false);
        return first;
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_running == 0 && _closed)
            {
                _empty.TrySetResult();
            }
        }
    }

    internal readonly struct Call(StoreLifetime owner) : IDisposable
    {
        public void Dispose() => owner.Leave();
    }
}

namespace LettucePlug.Providers.SdApi;

/// <summary>A place in a <see cref="TurnQueue"/>.</summary>
internal sealed class Turn(TurnQueue queue, string checkpoint) : IDisposable
{
    /// <summary>Who is further back is woken only every so many places: with a thousand in a queue it adds up.</summary>
    private const int Near = 10;

    private readonly Lock _gate = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _position = int.MaxValue;

    public string Checkpoint => checkpoint;

    /// <summary>How many are before it; 0 when its turn has come.</summary>
    public int Position
    {
        get
        {
            lock (_gate)
            {
                return _position;
            }
        }
    }

    /// <summary>Waits for news of the position, which may be another than the given one already.</summary>
    public Task WaitForMoveAsync(int from, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _position == from ? _moved.Task.WaitAsync(cancellationToken) : Task.CompletedTask;
        }
    }

    public void Move(int position)
    {
        TaskCompletionSource? moved = null;
        lock (_gate)
        {
            var isNews = _position != position && (position < Near || position % Near == 0);
            _position = position;
            if (isNews)
            {
                moved = _moved;
                _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        moved?.SetResult();
    }

    public void Dispose() => queue.Leave(this);
}

namespace LettucePlug.Providers.SdApi;

/// <summary>A place in a <see cref="TurnQueue"/>.</summary>
internal sealed class Turn(TurnQueue queue, string checkpoint) : IDisposable
{
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

    /// <summary>Waits until the position is another than the given one.</summary>
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
            if (_position != position)
            {
                _position = position;
                moved = _moved;
                _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        moved?.SetResult();
    }

    public void Dispose() => queue.Leave(this);
}

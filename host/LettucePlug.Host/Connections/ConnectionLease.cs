namespace LettucePlug.Host.Connections;

/// <summary>
/// A place at a connection of a pool. One that is given back without a word, as a cancelled job does, says nothing about
/// the connection.
/// </summary>
internal sealed class ConnectionLease(ConnectionPool pool, string connection) : IDisposable
{
    private bool? _answered;
    private int _isOver;

    public string Connection => connection;

    /// <summary>The connection answered, be it with a refusal.</summary>
    public void Answered() => _answered = true;

    /// <summary>The connection did not answer, or could not work.</summary>
    public void Failed() => _answered = false;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            pool.Leave(connection, _answered);
        }
    }
}

namespace LettucePlug.Host.Http;

/// <summary>
/// The body of an answer on its way to a plugin: counted, limited in size and time, and with failures in the words of
/// the contract. Disposing it gives the connection back.
/// </summary>
internal sealed class GuardedBody(
    Stream inner,
    HttpResponseMessage response,
    ConnectionEndpoint endpoint,
    HttpMethod method,
    Deadline deadline,
    long limit,
    Action<long> ended) : Stream
{
    private long _count;
    private bool _ended;
    private bool _disposed;

    public override bool CanRead => !_disposed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        CancellationTokenSource? linked = null;
        try
        {
            var token = deadline.Token;
            if (cancellationToken.CanBeCanceled)
            {
                linked = CancellationTokenSource.CreateLinkedTokenSource(token, cancellationToken);
                token = linked.Token;
            }

            var read = await inner.ReadAsync(buffer, token);
            _count += read;
            if (read == 0 && buffer.Length > 0)
            {
                End();
            }

            return _count > limit ? throw TransportFailures.TooLarge(endpoint, limit) : read;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            throw TransportFailures.TimedOut(endpoint, method, deadline.Total);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            throw TransportFailures.BrokenBody(endpoint, method, e);
        }
        finally
        {
            linked?.Dispose();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            inner.Dispose();
            response.Dispose();
            End();
            deadline.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Callers that read to the end often never dispose; the clock must not run on for them.</summary>
    private void End()
    {
        if (!_ended)
        {
            _ended = true;
            deadline.Stop();
            ended(_count);
        }
    }
}

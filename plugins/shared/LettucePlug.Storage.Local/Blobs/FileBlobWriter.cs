using System.Security.Cryptography;
using LettucePlug.Sdk;

namespace LettucePlug.Storage.Local;

/// <summary>Writes a blob to a temporary file and hashes it on the way.</summary>
internal sealed class FileBlobWriter(FileBlobStore store, string tempPath, TimeProvider time, bool flush) : IBlobWriter
{
    /// <summary>Below this the hash is done before another thread would have begun to write.</summary>
    private const int WorthOverlapping = 32 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly FileStream _file = new(tempPath, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.Read | FileShare.Delete,
        BufferSize = 0,
    });

    private State _state;

    private enum State
    {
        Open,
        Failed,
        Committed,
        Disposed,
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        CheckOpen();
        _state = State.Failed;
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (bytes.Length < WorthOverlapping)
            {
                _hash.AppendData(bytes.Span);
                _file.Write(bytes.Span);
            }
            else
            {
                var writing = _file.WriteAsync(bytes, cancellationToken);
                _hash.AppendData(bytes.Span);
                await writing.ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, "The blob could not be written", tempPath);
        }

        _state = State.Open;
    }

    public ValueTask<BlobInfo> CommitAsync(CancellationToken cancellationToken = default)
    {
        CheckOpen();
        cancellationToken.ThrowIfCancellationRequested();
        _state = State.Failed;
        try
        {
            File.SetLastWriteTimeUtc(_file.SafeFileHandle, time.GetUtcNow().UtcDateTime);
            if (flush)
            {
                _file.Flush(flushToDisk: true);
            }

            _file.Dispose();
            var blob = store.Adopt(tempPath, Convert.ToHexStringLower(_hash.GetHashAndReset()));
            _state = State.Committed;
            return ValueTask.FromResult(blob);
        }
        catch (Exception exception) when (DiskFault.IsOne(exception))
        {
            throw DiskFault.Explain(exception, "The blob could not be stored", tempPath);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_state == State.Disposed)
        {
            return;
        }

        var committed = _state == State.Committed;
        _state = State.Disposed;
        _hash.Dispose();
        await _file.DisposeAsync().ConfigureAwait(false);
        if (!committed)
        {
            TempArea.Remove(tempPath);
        }
    }

    private void CheckOpen()
    {
        ObjectDisposedException.ThrowIf(_state == State.Disposed, this);
        if (_state != State.Open)
        {
            throw new InvalidOperationException(_state == State.Committed
                ? "The blob is stored already; begin another one."
                : "A write of this blob failed or was cancelled; begin another one.");
        }
    }
}

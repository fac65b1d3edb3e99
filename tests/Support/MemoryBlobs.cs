using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Support;

internal sealed class MemoryBlobs(MemoryStorage owner, TimeProvider time) : IBlobStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (byte[] Bytes, DateTimeOffset StoredAt)> _all = [];

    public int OpenWriters { get; private set; }

    public void Damage(string sha256, byte[] bytes)
    {
        lock (_gate)
        {
            _all[sha256] = (bytes, time.GetUtcNow());
        }
    }

    public ValueTask<IBlobWriter> CreateAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OpenWriters++;
        return ValueTask.FromResult<IBlobWriter>(new Writer(this));
    }

    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken = default)
    {
        StorageRules.CheckSha256(sha256);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<Stream?>(
                _all.TryGetValue(sha256, out var blob) ? new MemoryStream(blob.Bytes, writable: false) : null);
        }
    }

    public ValueTask<BlobInfo?> GetInfoAsync(string sha256, CancellationToken cancellationToken = default)
    {
        StorageRules.CheckSha256(sha256);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_all.ContainsKey(sha256) ? Info(sha256) : null);
        }
    }

    public ValueTask<bool> DeleteAsync(string sha256, CancellationToken cancellationToken = default)
    {
        StorageRules.CheckSha256(sha256);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_all.Remove(sha256));
        }
    }

    public async IAsyncEnumerable<BlobInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<BlobInfo> all;
        lock (_gate)
        {
            all = [.. _all.Keys.Select(Info)];
        }

        foreach (var blob in all)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return blob;
        }
    }

    private BlobInfo Info(string sha256) => new()
    {
        Sha256 = sha256,
        Length = _all[sha256].Bytes.Length,
        StoredAt = _all[sha256].StoredAt,
    };

    private sealed class Writer(MemoryBlobs blobs) : IBlobWriter
    {
        private readonly MemoryStream _bytes = new();
        private bool _disposed;
        private bool _isOver;

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
        {
            Use(cancellationToken);
            _bytes.Write(bytes.Span);
            return _bytes.Length > blobs.Room ? throw MemoryStorage.Full() : ValueTask.CompletedTask;
        }

        public ValueTask<BlobInfo> CommitAsync(CancellationToken cancellationToken = default)
        {
            Use(cancellationToken);
            blobs.Committing();
            _isOver = true;
            var bytes = _bytes.ToArray();
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            lock (blobs._gate)
            {
                blobs._all.TryAdd(sha256, (bytes, blobs.Now));
                return ValueTask.FromResult(blobs.Info(sha256));
            }
        }

        public ValueTask DisposeAsync()
        {
            if (!_disposed)
            {
                _disposed = true;
                blobs.OpenWriters--;
            }

            return ValueTask.CompletedTask;
        }

        private void Use(CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_isOver)
            {
                throw new InvalidOperationException("The writer has been committed, or a call on it was cancelled.");
            }

            _isOver = cancellationToken.IsCancellationRequested;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private long Room => owner.RoomForBlobs ?? long.MaxValue;

    private DateTimeOffset Now => time.GetUtcNow();

    private void Committing() => owner.BeforeCommit?.Invoke();
}

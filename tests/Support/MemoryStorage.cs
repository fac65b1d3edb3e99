using LettucePlug.Sdk;

namespace LettucePlug.Tests.Support;

/// <summary>A store in memory, with handles for what can go wrong. Several "processes" may have it open at once.</summary>
public sealed class MemoryStorage : IStorage
{
    private readonly MemoryDocuments _documents;
    private readonly MemoryBlobs _blobs;

    public MemoryStorage(TimeProvider? time = null)
    {
        _documents = new MemoryDocuments(this);
        _blobs = new MemoryBlobs(this, time ?? TimeProvider.System);
    }

    public IDocumentStore Documents => _documents;

    public IBlobStore Blobs => _blobs;

    /// <summary>Called with each batch before it is written; may throw, or write something itself.</summary>
    public Func<IReadOnlyList<DocumentWrite>, Task>? BeforeWrite { get; set; }

    /// <summary>Called before a blob is committed.</summary>
    public Action? BeforeCommit { get; set; }

    /// <summary>How many bytes of a blob there is room for; null for any number.</summary>
    public long? RoomForBlobs { get; set; }

    /// <summary>How many blob writers were neither committed nor disposed.</summary>
    public int OpenWriters => _blobs.OpenWriters;

    /// <summary>Changes stored bytes behind everybody's back.</summary>
    public void Damage(string sha256, byte[] bytes) => _blobs.Damage(sha256, bytes);

    public static StorageException Full() => new(StorageFailure.Full, "there is no room left on the disk");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

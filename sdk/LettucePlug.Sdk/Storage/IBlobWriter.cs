namespace LettucePlug.Sdk;

/// <summary>Takes the bytes of one new blob. Disposing it without <see cref="CommitAsync"/> leaves nothing behind. Not thread-safe.</summary>
public interface IBlobWriter : IAsyncDisposable
{
    /// <summary>Appends bytes.</summary>
    /// <param name="bytes">The bytes; the caller may change them after the call.</param>
    /// <param name="cancellationToken">Ends the call; the writer can then only be disposed.</param>
    /// <returns>A task that ends when they are written.</returns>
    /// <exception cref="StorageException">The store failed, for example because it is full.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores the blob under the SHA-256 of its bytes. Storing bytes that are there already is no failure, and makes
    /// their <see cref="BlobInfo.StoredAt"/> new.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The facts of the stored blob.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    /// <exception cref="InvalidOperationException">It was committed already, or an earlier call failed.</exception>
    ValueTask<BlobInfo> CommitAsync(CancellationToken cancellationToken = default);
}

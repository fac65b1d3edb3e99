namespace LettucePlug.Sdk;

/// <summary>
/// Large byte strings, each named by the SHA-256 of its bytes in lower-case hexadecimal, and so stored once. A blob is
/// there wholly or not at all, also when the process dies in the middle.
/// </summary>
/// <remarks>A name that is no SHA-256 is refused with <see cref="StorageFailure.InvalidRequest"/>.</remarks>
public interface IBlobStore
{
    /// <summary>Begins a blob.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Takes the bytes; owned by the caller.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    ValueTask<IBlobWriter> CreateAsync(CancellationToken cancellationToken = default);

    /// <summary>Opens a blob for reading.</summary>
    /// <param name="sha256">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its bytes, owned by the caller; null where there is no such blob.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken = default);

    /// <summary>Gets a blob's facts without its bytes.</summary>
    /// <param name="sha256">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The facts; null where there is no such blob.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    ValueTask<BlobInfo?> GetInfoAsync(string sha256, CancellationToken cancellationToken = default);

    /// <summary>Removes a blob. Streams that are open on it stay readable.</summary>
    /// <param name="sha256">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    ValueTask<bool> DeleteAsync(string sha256, CancellationToken cancellationToken = default);

    /// <summary>Lists all blobs, in no particular order.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The facts of each.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default);
}

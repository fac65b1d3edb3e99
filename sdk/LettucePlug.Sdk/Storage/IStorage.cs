namespace LettucePlug.Sdk;

/// <summary>
/// An open store. May be used from many threads at once, and several processes may have the same store open; each sees
/// what the others have written as soon as their calls have returned.
/// </summary>
/// <remarks>
/// What a call has written when it returns survives the death of the process (not necessarily a loss of power).
/// Disposing waits for the calls that are running, may be repeated, and makes every later call throw
/// <see cref="ObjectDisposedException"/>; streams that <see cref="IBlobStore.OpenAsync"/> returned stay readable.
/// </remarks>
public interface IStorage : IAsyncDisposable
{
    /// <value>
    /// The documents. May also implement <see cref="IDocumentSearch"/>.
    /// </value>
    IDocumentStore Documents { get; }

    /// <value>The blobs. May also implement <see cref="ILocalBlobs"/>.</value>
    IBlobStore Blobs { get; }
}

using LettucePlug.Sdk;

namespace LettucePlug.Host.Storage;

internal sealed partial class Store
{
    // Every failed attempt means that somebody else's write went through, so this is reached only by a bug.
    private const int MaxAttempts = 50;

    /// <summary>
    /// Runs <paramref name="attempt"/> again, from its own reading on, as long as somebody else's write comes between
    /// its reading and its writing.
    /// </summary>
    public static async ValueTask<T> RetryOnConflictAsync<T>(
        Func<CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        for (var count = 1; ; count++)
        {
            try
            {
                return await attempt(cancellationToken);
            }
            catch (StorageException conflict)
                when (conflict.Failure == StorageFailure.Conflict && count < MaxAttempts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }
}

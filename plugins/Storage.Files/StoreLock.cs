using LettucePlug.Sdk;

namespace LettucePlug.Storage.Files;

/// <summary>
/// Lets one writer or many readers of all processes into the store, and one call at a time of this process. Whoever
/// comes in after a writer that died finishes its batch first.
/// </summary>
internal sealed class StoreLock(StoreLayout layout, Journal journal, ChangeRing changes) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    // EAGAIN of Linux and of macOS; ERROR_SHARING_VIOLATION.
    private static readonly int[] HeldCodes = [11, 35, unchecked((int)0x80070020)];

    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<IDisposable> EnterAsync(bool writing, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        FileStream? held = null;
        try
        {
            held = await TakeAsync(writing, cancellationToken).ConfigureAwait(false);
            if (journal.IsPending)
            {
                if (!writing)
                {
                    await held.DisposeAsync().ConfigureAwait(false);
                    held = await TakeAsync(writing: true, cancellationToken).ConfigureAwait(false);
                }

                changes.ForgetAll();
                journal.Replay();
            }

            return new Hold(_gate, held);
        }
        catch
        {
            held?.Dispose();
            _gate.Release();
            throw;
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<FileStream> TakeAsync(bool writing, CancellationToken cancellationToken)
    {
        // The runtime turns "shared with nobody" into an exclusive lock of the file, and "read by all" into a shared one.
        var (mode, access, share) = writing
            ? (FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            : (FileMode.Open, FileAccess.Read, FileShare.Read);
        var started = TimeProvider.System.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return new FileStream(layout.Lock, mode, access, share, bufferSize: 0);
            }
            catch (IOException exception) when (HeldCodes.Contains(exception.HResult))
            {
                if (TimeProvider.System.GetElapsedTime(started) > Patience)
                {
                    throw new StorageException(
                        StorageFailure.Busy, $"Another process has been using '{layout.Root}' for too long.", exception)
                    {
                        Hint = "Wait for the other LettucePlug to finish, or close it, and try again.",
                    };
                }
            }

            await Task.Delay(pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class Hold(SemaphoreSlim gate, FileStream held) : IDisposable
    {
        public void Dispose()
        {
            held.Dispose();
            gate.Release();
        }
    }
}

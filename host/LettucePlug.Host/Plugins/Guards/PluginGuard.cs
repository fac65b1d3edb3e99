using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// Every call into a plugin goes through here. What the plugin throws on purpose passes, and so does what the host itself
/// refused the plugin on the way (a key that cannot be had); anything else becomes a <see cref="PluginFaultException"/>
/// and is counted. Code of the plugin never runs on the caller's thread, so that a
/// loop without end costs a thread and not the program.
/// </summary>
internal sealed class PluginGuard(PluginFaults faults, PluginStateStore state, PluginHostOptions options, IPluginLog log)
{
    public PluginDeadlines Deadlines => options.Deadlines;

    /// <summary>For code that does no I/O by contract, and is asked for too often to pay for a thread.</summary>
    public T Quick<T>(string call, Func<T> body)
    {
        faults.ThrowIfQuarantined();
        using var console = ConsoleGuard.Enter(log);
        try
        {
            return body();
        }
        catch (Exception error) when (!IsAgreed(error))
        {
            throw faults.CallFailed(call, error);
        }
    }

    /// <summary>
    /// For the many small calls of a store: on the caller's thread and without a deadline. A store that failed goes on
    /// being asked, since what is in it is nowhere else.
    /// </summary>
    public async ValueTask<T> DirectAsync<T>(string call, Func<ValueTask<T>> body)
    {
        try
        {
            return await body();
        }
        catch (Exception error) when (!IsAgreed(error) && error is not (OperationCanceledException or ObjectDisposedException))
        {
            throw faults.CallFailed(call, error);
        }
    }

    /// <summary>The same, where nobody calls often: with a deadline.</summary>
    public T Timed<T>(string call, Func<T> body)
    {
        faults.ThrowIfQuarantined();
        using var journal = BeginCall();
        var running = Task.Run(() =>
        {
            using var console = ConsoleGuard.Enter(log);
            return body();
        });
        try
        {
            return running.WaitAsync(Deadlines.Quick, options.Time).GetAwaiter().GetResult();
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            throw faults.CallTooLong(call, Deadlines.Quick);
        }
        catch (Exception error) when (!IsAgreed(error))
        {
            throw faults.CallFailed(call, error);
        }
    }

    /// <summary>A call with one answer.</summary>
    /// <param name="deadline">Null for a call that may take as long as it needs.</param>
    public async Task<T> CallAsync<T>(
        string call,
        Func<CancellationToken, Task<T>> body,
        TimeSpan? deadline,
        CancellationToken cancellationToken)
    {
        faults.ThrowIfQuarantined();
        using var journal = BeginCall();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = Start(() => body(timeout.Token));
        try
        {
            return await running.WaitAsync(deadline ?? Timeout.InfiniteTimeSpan, options.Time, cancellationToken);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            Forget(running);
            await timeout.CancelAsync();
            throw faults.CallTooLong(call, deadline ?? TimeSpan.Zero);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Forget(running);
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error)
        {
            throw Translate(call, error);
        }
    }

    /// <summary>A call with an answer in parts.</summary>
    public async IAsyncEnumerable<T> Stream<T>(
        string call,
        Func<CancellationToken, IAsyncEnumerable<T>> body,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        faults.ThrowIfQuarantined();
        using var journal = BeginCall();
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = Quick(call, () => body(silence.Token).GetAsyncEnumerator(silence.Token));
        Task<bool>? moving = null;
        try
        {
            while (true)
            {
                moving = Start(() => updates.MoveNextAsync().AsTask());
                if (!await WaitForNextAsync(call, moving, silence, cancellationToken))
                {
                    break;
                }

                var update = Quick(call, () => updates.Current);
                yield return update;
            }
        }
        finally
        {
            // An iterator may not be disposed while it moves; one that hangs is left behind. One that was cancelled may
            // have answered once more instead of ending, and has still to be told.
            if (moving is null or { IsCompleted: true })
            {
                await DisposeAsync(call, updates);
            }
        }
    }

    public async ValueTask DisposeAsync(string call, IAsyncDisposable disposable)
    {
        var running = Start(async () =>
        {
            await disposable.DisposeAsync();
            return true;
        });
        try
        {
            await running.WaitAsync(Deadlines.Dispose, options.Time);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            Forget(running);
            _ = faults.CallTooLong(call + " (dispose)", Deadlines.Dispose);
        }
        catch (Exception error) when (!IsAgreed(error) && error is not OperationCanceledException)
        {
            _ = faults.CallFailed(call + " (dispose)", error);
        }
        catch (Exception)
        {
            // Cancelled or refused: the call itself has told so already.
        }
    }

    // A host that is killed in the middle of a call may have been killed by anybody. The journal blames the plugin all
    // the same, but only one that did not come with the program.
    private JournalEntry? BeginCall()
    {
        try
        {
            return faults.IsBundled ? null : state.BeginCall(faults.PluginId, faults.Version);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.Write(PluginLogLevel.Warning, $"the call cannot be journalled: {error.Message}");
            return null;
        }
    }

    private async Task<bool> WaitForNextAsync(
        string call,
        Task<bool> moving,
        CancellationTokenSource silence,
        CancellationToken cancellationToken)
    {
        try
        {
            return await moving.WaitAsync(Deadlines.Silence, options.Time, cancellationToken);
        }
        catch (TimeoutException) when (!moving.IsCompleted)
        {
            Forget(moving);
            await silence.CancelAsync();
            throw faults.CallTooLong(call, Deadlines.Silence);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await GiveTimeToCancelAsync(call, moving);
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error)
        {
            throw Translate(call, error);
        }
    }

    /// <summary>A provider that takes note of the cancel can still tell its server; one that does not is counted.</summary>
    private async Task GiveTimeToCancelAsync(string call, Task moving)
    {
        await Task.WhenAny(moving, Task.Delay(Deadlines.CancelGrace, options.Time, CancellationToken.None));
        if (!moving.IsCompleted)
        {
            faults.IgnoredCancel(call);
        }

        Forget(moving);
    }

    private Task<T> Start<T>(Func<Task<T>> body) =>
        Task.Run(() =>
        {
            using var console = ConsoleGuard.Enter(log);
            return body();
        });

    private Exception Translate(string call, Exception error) => error switch
    {
        _ when IsAgreed(error) => error,
        // What HttpClient throws when its own timeout passes; nobody cancelled anything.
        OperationCanceledException { InnerException: TimeoutException } =>
            new ProviderException(ProviderFailure.Timeout, $"The service did not answer in time ({call})."),
        _ => faults.CallFailed(call, error),
    };

    // The host's own exceptions are not to be had by a plugin: it can only have let one through.
    private static bool IsAgreed(Exception error) => error is PluginException or LettucePlugException;

    // Somebody must look at the exception of a task that nobody waits for, or it is reported as unobserved.
    private static void Forget(Task task) =>
        task.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}

using System.Runtime.InteropServices;

namespace LettucePlug.Host.Cli;

/// <summary>
/// The signals that ask the program to end. The first one cancels what runs, so that a provider is told and the job
/// written down; a second one, or no end within the patience, ends the program without waiting any longer.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>How long a provider has to take note of Ctrl+C before the program ends all the same.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource<int> _gaveUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signals;
    private Func<bool>? _use;

    public Interruption()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Take(signal, Host.ExitCode.Interrupted)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Take(signal, Host.ExitCode.Terminated)));
    }

    public CancellationToken Token => _cancel.Token;

    /// <summary>What the program ends with after it was interrupted.</summary>
    public int ExitCode { get; private set; } = Host.ExitCode.Interrupted;

    /// <summary>Offers every Ctrl+C to somebody who may have a better use for it than ending the program, and then says true.</summary>
    public void Offer(Func<bool> use) => _use = use;

    /// <summary>The exit code of the work, or of the signal where the work does not end after it.</summary>
    public async Task<int> WaitAsync(Task<int> work) => await await Task.WhenAny(work, _gaveUp.Task);

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _cancel.Dispose();
    }

    private void Take(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        if (signal.Signal == PosixSignal.SIGINT && _use?.Invoke() == true)
        {
            return;
        }

        if (Interlocked.Increment(ref _signals) > 1)
        {
            _gaveUp.TrySetResult(exitCode);
            return;
        }

        // Before the cancel, which runs what waits for it.
        ExitCode = exitCode;
        _ = Task.Delay(Patience, TimeProvider.System).ContinueWith(_ => _gaveUp.TrySetResult(exitCode), TaskScheduler.Default);
        _cancel.Cancel();
    }
}

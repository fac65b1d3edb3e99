using System.Runtime.InteropServices;

namespace LettucePlug.Terminal;

public sealed partial class Tty
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _endRequests;

    private void WatchSignals()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Watch(PosixSignal.SIGWINCH, _ =>
        {
            _resized = true;
            Wake();
        });
        Watch(PosixSignal.SIGTERM, End);
        Watch(PosixSignal.SIGHUP, End);
        Watch(PosixSignal.SIGINT, End);
        Watch(PosixSignal.SIGQUIT, End);
        Watch(PosixSignal.SIGTSTP, StopFromOutside);
        Watch(PosixSignal.SIGCONT, Continue);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
    }

    private void StopWatching()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _registrations.Clear();
    }

    private void Watch(PosixSignal signal, Action<PosixSignalContext> handler) =>
        _registrations.Add(PosixSignalRegistration.Create(signal, handler));

    private void OnExit(object? sender, EventArgs e) => Leave(mayRead: false);

    // The first request is the program's chance to save and leave; the second takes the system's way.
    private void End(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _endRequests) == 1)
        {
            context.Cancel = true;
            _signalled.Enqueue(new ShutdownEvent(context.Signal));
            Wake();
            return;
        }

        Leave(mayRead: false);
    }

    private void StopFromOutside(PosixSignalContext context)
    {
        context.Cancel = true;
        Leave(mayRead: false);
        _ = LibC.Kill(Environment.ProcessId, LibC.StopSignal);
    }

    private void Continue(PosixSignalContext context)
    {
        // Otherwise the runtime sets the modes it found at the start, after they were set here.
        context.Cancel = true;
        if (_away)
        {
            _continued.Set();
            return;
        }

        lock (_gate)
        {
            // After SIGSTOP a shell has set its own modes meanwhile. What is saved on stacks (title, keys) must not be saved
            // twice, so it is left before it is entered.
            Leave(mayRead: false);
            Enter();
        }

        _resized = true;
        _signalled.Enqueue(new ResumedEvent());
        Wake();
    }
}

using System.Runtime.InteropServices;
using LettucePlug.Host.Tui.Plain;
using Microsoft.Extensions.DependencyInjection;

namespace LettucePlug.Host.Cli;

/// <summary>Runs the UI line by line, and brings signals to it: Ctrl+C stops what runs, or the program where nothing does.</summary>
internal static class PlainCommand
{
    private const int SignalBase = 128;

    public static async Task<int> RunAsync(ServiceProvider provider, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Func<bool> cancelWork = () => false;
        var code = ExitCode.Done;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            if (!cancelWork())
            {
                Stop(ExitCode.Interrupted);
            }
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            cancelWork();
            Stop(ExitCode.Terminated);
        });
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            cancelWork();
            Stop(SignalBase + 1);
        });
        try
        {
            var services = await ScreenServices.MakeAsync(provider, stopping.Token);
            await PlainScreen.RunAsync(
                services, PlainStreams.OpenInput(), PlainStreams.OpenOutput(), cancel => cancelWork = cancel, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The code says why.
        }

        return code;

        void Stop(int why)
        {
            code = why;
            stopping.Cancel();
        }
    }
}

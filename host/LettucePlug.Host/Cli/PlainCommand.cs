using System.Runtime.InteropServices;
using LettucePlug.Host.Tui.Plain;
using Microsoft.Extensions.DependencyInjection;

namespace LettucePlug.Host.Cli;

/// <summary>Runs the UI line by line, and brings signals to it: Ctrl+C stops what runs, or the program where nothing does.</summary>
internal static class PlainCommand
{
    private const int HungUp = 128 + 1;

    public static async Task<int> RunAsync(
        ServiceProvider provider, Interruption? interruption, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Func<bool> cancelWork = () => false;
        interruption?.Offer(() => cancelWork());
        var isHungUp = false;
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            isHungUp = true;
            cancelWork();
            stopping.Cancel();
        });
        try
        {
            var services = await ScreenServices.MakeAsync(provider, stopping.Token);
            await PlainScreen.RunAsync(
                services, PlainStreams.OpenInput(), PlainStreams.OpenOutput(), cancel => cancelWork = cancel, stopping.Token);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return isHungUp ? HungUp : interruption?.ExitCode ?? ExitCode.Interrupted;
        }
    }
}

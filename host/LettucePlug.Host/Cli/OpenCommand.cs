using System.CommandLine;
using System.Runtime.InteropServices;
using LettucePlug.Host.Secrets;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;
using Microsoft.Extensions.DependencyInjection;

namespace LettucePlug.Host.Cli;

/// <summary>Opens the UI: the full screen on a terminal, line by line where that suits better.</summary>
internal static class OpenCommand
{
    private const int SignalBase = 128;

    /// <summary>Runs until the user leaves.</summary>
    /// <remarks>
    /// The writers of the configuration are only touched where something went wrong: the runtime's console sends escape
    /// sequences as soon as it is.
    /// </remarks>
    public static async Task<int> RunAsync(
        CommandLineSwitches switches,
        bool plain,
        InvocationConfiguration configuration,
        Interruption? interruption,
        CancellationToken cancellationToken)
    {
        Func<string, string?> environment = Environment.GetEnvironmentVariable;
        var redactor = new Redactor();
        ServiceProvider? services = null;
        try
        {
            if (plain || TerminalEnvironment.PrefersPlain(environment))
            {
                services = Composition.Build(switches, redactor);
                return await PlainCommand.RunAsync(services, interruption, cancellationToken);
            }

            var paths = HostPaths.Find(switches.Home, environment);
            using var terminal = Tty.Open(Options(switches));
            using var screen = new FullScreen(terminal, paths, TimeProvider.System);
            var signal = screen.Run(
                () =>
                {
                    services = Composition.Build(switches, redactor);
                    return ScreenServices.MakeAsync(services, cancellationToken);
                },
                cancellationToken);
            terminal.Dispose();
            if (screen.Farewell is { } words)
            {
                configuration.Error.WriteLine(words);
            }

            return signal switch
            {
                PosixSignal.SIGHUP => SignalBase + 1,
                PosixSignal.SIGTERM => ExitCode.Terminated,
                PosixSignal.SIGINT => ExitCode.Interrupted,
                _ => ExitCode.Done,
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var report = new CommandOutput(configuration.Output, configuration.Error, switches);
            return ErrorReport.Write(failure, report, redactor, services?.GetService<Diagnostics.FileLog>()?.Report(failure));
        }
        finally
        {
            if (services is not null)
            {
                await services.DisposeAsync();
            }
        }
    }

    private static TtyOptions Options(CommandLineSwitches switches) => new()
    {
        Depth = switches.NoColor ? ColorDepth.None : null,
        Mouse = Environment.GetEnvironmentVariable("LETTUCEPLUG_UI_MOUSE") != "false",
    };
}

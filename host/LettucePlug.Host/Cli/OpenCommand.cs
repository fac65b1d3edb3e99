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
    public static async Task<int> RunAsync(
        CommandLineSwitches switches, bool plain, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        Func<string, string?> environment = Environment.GetEnvironmentVariable;
        var redactor = new Redactor();
        ServiceProvider? services = null;
        try
        {
            if (plain || TerminalEnvironment.PrefersPlain(environment))
            {
                services = Composition.Build(switches, redactor);
                return await PlainAsync(services, output, cancellationToken);
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
                error.WriteLine(words);
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
            var report = new CommandOutput(output, error, switches);
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

    private static async Task<int> PlainAsync(ServiceProvider provider, TextWriter output, CancellationToken cancellationToken)
    {
        var services = await ScreenServices.MakeAsync(provider, cancellationToken);
        await Tui.Plain.PlainScreen.RunAsync(services, Console.In, output, cancellationToken);
        return ExitCode.Done;
    }
}

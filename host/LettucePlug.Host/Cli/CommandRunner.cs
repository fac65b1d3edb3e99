using System.CommandLine;
using LettucePlug.Host.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace LettucePlug.Host.Cli;

/// <summary>
/// Runs the body of a command: makes the services when the first command needs them, and turns exceptions into words
/// and exit codes in one place.
/// </summary>
/// <param name="options">What every command understands.</param>
/// <param name="interruptedExit">The exit code of a command that a signal ended; asked for when it has.</param>
internal sealed class CommandRunner(GlobalOptions options, Func<int> interruptedExit)
{
    public GlobalOptions Options => options;

    /// <summary>Where signals go; null where nobody listens to them, as in tests.</summary>
    public Interruption? Interruption { get; init; }

    public void OnRun(Command command, Func<CommandCall, Task<int>> body) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, body, cancellationToken));

    private async Task<int> RunAsync(
        ParseResult parsed,
        Func<CommandCall, Task<int>> body,
        CancellationToken cancellationToken)
    {
        var switches = options.Read(parsed);
        var configuration = parsed.InvocationConfiguration;
        var output = new CommandOutput(configuration.Output, configuration.Error, switches);
        var redactor = new Redactor();
        ServiceProvider? services = null;
        try
        {
            services = Composition.Build(switches, redactor);
            return await body(new CommandCall(parsed, services, output, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            output.Progress("");
            return ErrorReport.Interrupted(output, interruptedExit());
        }
        catch (Exception error)
        {
            output.Progress("");
            return ErrorReport.Write(error, output, redactor, services?.GetService<Diagnostics.FileLog>()?.Report(error));
        }
        finally
        {
            if (services is not null)
            {
                await services.DisposeAsync();
            }
        }
    }
}

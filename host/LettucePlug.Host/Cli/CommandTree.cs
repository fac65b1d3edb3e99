using System.CommandLine;
using System.Reflection;
using LettucePlug.Host.Conversations;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Cli;

/// <summary>All commands, and how a line that was typed becomes one call of one of them.</summary>
internal sealed class CommandTree
{
    private readonly RootCommand _root;

    private readonly Option<bool> _plain = new("--plain")
    {
        Description = "Open the UI line by line, for screen readers and simple terminals",
    };

    public CommandTree(CommandRunner runner)
    {
        _root = new RootCommand("Roleplay chat in a terminal, with pictures from the providers you connect.")
        {
            ChatCommand.Create(runner),
            SceneCommand.Create(runner),
            ApprovalsCommand.Create(runner),
            FiguresCommand.Create(runner, FigureKind.Character),
            FiguresCommand.Create(runner, FigureKind.Persona),
            AvatarCommand.Create(runner),
            DesignCommand.Create(runner),
            GenerateCommand.Create(runner),
            EditCommand.Create(runner),
            CompareCommand.Create(runner),
            ReplayCommand.Create(runner),
            AssetsCommand.Create(runner),
            JobsCommand.Create(runner),
            ConnectionsCommand.Create(runner),
            ModelsCommand.Create(runner),
            CertificatesCommand.Create(runner),
            RouteCommand.Create(runner),
            PluginsCommand.Create(runner),
            TemplatesCommand.Create(runner),
            SettingsCommand.Create(runner),
            DoctorCommand.Create(runner),
            CompletionCommand.Create(),
        };
        _root.HelpName = "lettuceplug";
        _root.Options.Add(_plain);
        _root.SetAction((parsed, cancellationToken) => OpenAsync(runner, parsed, cancellationToken));
        foreach (var option in runner.Options.All)
        {
            _root.Options.Add(option);
        }
    }

    public static string Version { get; } =
        typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>All commands and options, for what is written about them to be held against.</summary>
    public RootCommand Root => _root;

    public async Task<int> InvokeAsync(
        string[] args,
        TextWriter? output = null,
        TextWriter? error = null,
        CancellationToken cancellationToken = default)
    {
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // the signals are ours: see Interruption
        };
        configuration.Output = output ?? configuration.Output;
        configuration.Error = error ?? configuration.Error;
        var parsed = _root.Parse(args);
        return Mistake.In(parsed) is { } mistake
            ? ErrorReport.Usage(mistake, parsed.Tokens.Any(token => token.Value == "--json"), configuration.Output, configuration.Error)
            : await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private async Task<int> OpenAsync(CommandRunner runner, ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = parsed.InvocationConfiguration;
        var plain = parsed.GetValue(_plain);
        if (plain || Tty.IsAvailable)
        {
            return await OpenCommand.RunAsync(
                runner.Options.Read(parsed), plain, configuration, runner.Interruption, cancellationToken);
        }

        configuration.Error.WriteLine("The UI needs a terminal for input and output. --plain works without; so do these commands:");
        configuration.Error.WriteLine();
        configuration.Output = configuration.Error;
        await _root.Parse("--help").InvokeAsync(configuration, cancellationToken);
        return ExitCode.Usage;
    }
}

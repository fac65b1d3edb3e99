using System.CommandLine;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Host.Cli;

internal static class PluginsCommand
{
    public static Command Create(CommandRunner runner) =>
        new("plugins", "Show, check and switch plugins")
        {
            List(runner),
            Info(runner),
            Verify(runner),
            Install(runner),
            Remove(runner),
            Enable(runner),
            Disable(runner),
            Trust(runner),
            Doctor(runner),
        };

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Show every plugin without opening it");
        runner.OnRun(command, call =>
        {
            var plugins = call.Get<IPluginHost>();
            call.Output.Items(
                [.. plugins.List().Select(PluginAnswer.From)],
                PluginAnswers.Default.PluginAnswer,
                ["ID", "VERSION", "KIND", "STATE", "PROBLEM"],
                plugin => [plugin.Id, plugin.Version, plugin.Kind, plugin.State, plugin.Error is { } error ? $"{error.Code} {error.Message}" : ""],
                "There are no plugins.");
            foreach (var problem in plugins.Problems)
            {
                call.Output.Warn($"{problem.Code} {problem.Message}. {problem.Fix}");
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Info(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("info", "Show what a plugin is, offers and may do") { id };
        runner.OnRun(command, call =>
        {
            var details = PluginDetailsAnswer.From(call.Get<IPluginHost>().GetDetails(call.Value(id)!));
            call.Output.One(details, PluginAnswers.Default.PluginDetailsAnswer, WriteDetails);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Verify(CommandRunner runner)
    {
        var id = Id();
        id.Arity = ArgumentArity.ZeroOrOne;
        var command = new Command("verify", "Check one plugin, or all, without running their code") { id };
        runner.OnRun(command, call =>
        {
            var answers = call.Get<IPluginHost>().Verify(call.Value(id)).Select(PluginVerificationAnswer.From).ToList();
            if (call.Output.Json)
            {
                call.Output.Items(answers, PluginAnswers.Default.PluginVerificationAnswer, [], _ => [], "");
            }
            else
            {
                WriteVerifications(answers, call.Output);
            }

            return Task.FromResult(answers.TrueForAll(answer => answer.Ok) ? ExitCode.Done : ExitCode.Plugin);
        });
        return command;
    }

    private static Command Install(CommandRunner runner)
    {
        var path = new Argument<string>("path") { Description = "A folder with a plugin.json, or a zip archive of one" };
        var command = new Command("install", "Check a plugin, copy it into the home folder and let it run") { path };
        runner.OnRun(command, call =>
        {
            var status = call.Get<IPluginHost>().Install(call.Value(path)!);
            call.Output.Note($"'{status.Id}' {status.Version} is installed. It runs inside this program, with your full rights: it can read your files and keys.");
            call.Output.Note($"To see what it offers: lettuceplug plugins info {status.Id}");
            return Show(call, status);
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("remove", "Take a plugin of your own away again; what it has stored stays") { id };
        runner.OnRun(command, call =>
        {
            var status = call.Get<IPluginHost>().Remove(call.Value(id)!);
            call.Output.Note($"Removed '{status.Id}'.");
            if (call.Output.Json)
            {
                call.Output.One(PluginAnswer.From(status), PluginAnswers.Default.PluginAnswer, (_, _) => { });
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Enable(CommandRunner runner)
    {
        var id = Id();
        var force = new Option<bool>("--force") { Description = "Take it out of quarantine as well" };
        var command = new Command("enable", "Switch a plugin on") { id, force };
        runner.OnRun(command, call => Show(call, call.Get<IPluginHost>().Enable(call.Value(id)!, call.Value(force))));
        return command;
    }

    private static Command Disable(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("disable", "Switch a plugin off") { id };
        runner.OnRun(command, call => Show(call, call.Get<IPluginHost>().Disable(call.Value(id)!)));
        return command;
    }

    private static Command Trust(CommandRunner runner)
    {
        var folder = new Argument<string>("path") { Description = "The folder that holds plugin.json" };
        var command = new Command("trust", "Let the plugin in a folder run with your own rights") { folder };
        runner.OnRun(command, call =>
        {
            var status = call.Get<IPluginHost>().Trust(call.Value(folder)!);
            call.Output.Note($"'{status.Id}' runs inside this program from now on, with your full rights: it can read your files and keys.");
            return Show(call, status);
        });
        return command;
    }

    private static Command Doctor(CommandRunner runner)
    {
        var command = new Command("doctor", "Look whether every plugin is well, and say how to mend what is not");
        runner.OnRun(command, async call =>
            await DoctorCommand.AnswerAsync(call, call.Get<PluginHealth>().RunAsync(call.CancellationToken)) ? ExitCode.Done : ExitCode.Plugin);
        return command;
    }

    private static Task<int> Show(CommandCall call, PluginStatus status)
    {
        call.Output.One(PluginAnswer.From(status), PluginAnswers.Default.PluginAnswer, (plugin, text) =>
        {
            text.WriteLine($"{plugin.Id}: {plugin.State}");
            WriteProblem(plugin.Error, text);
        });
        return Task.FromResult(ExitCode.Done);
    }

    private static void WriteDetails(PluginDetailsAnswer plugin, TextWriter text)
    {
        text.WriteLine($"{plugin.Id} {plugin.Version}  {plugin.Kind}, {plugin.State}, {(plugin.Bundled ? "bundled" : "third-party")}, {plugin.Isolation}");
        if ((plugin.Description ?? plugin.Name) is { } about)
        {
            text.WriteLine(about);
        }

        text.WriteLine($"  folder    {plugin.Folder}");
        text.WriteLine($"  sdk       {plugin.Sdk ?? "unknown"}");
        text.WriteLine($"  offers    {(plugin.Contributes.Count == 0 ? "nothing" : string.Join(", ", plugin.Contributes))}");
        text.WriteLine($"  network   {(plugin.Network.Count == 0 ? "only what you connect" : string.Join(", ", plugin.Network))}");
        text.WriteLine($"  native    {(plugin.Native ? "calls native libraries" : "no")}");
        WriteProblem(plugin.Error, text);
        foreach (var warning in plugin.Warnings)
        {
            text.WriteLine($"  warning   {warning.Code} {warning.Message}");
        }
    }

    private static void WriteProblem(PluginProblemAnswer? problem, TextWriter text)
    {
        if (problem is not null)
        {
            text.WriteLine($"  problem   {problem.Code} {problem.Message}");
            text.WriteLine($"  hint      {problem.Hint}");
        }
    }

    private static void WriteVerifications(List<PluginVerificationAnswer> answers, CommandOutput output)
    {
        foreach (var answer in answers)
        {
            output.Answer.WriteLine($"{(answer.Ok ? "ok  " : "FAIL")} {answer.Id} {answer.Version}");
            foreach (var problem in answer.Problems)
            {
                output.Answer.WriteLine($"     {problem.Code} {(problem.Warning ? "warning: " : "")}{problem.Message}");
                output.Answer.WriteLine($"         {problem.Hint}");
            }
        }
    }

    private static Argument<string> Id() => new("id") { Description = "The plugin, such as lettuceplug.sketch" };
}

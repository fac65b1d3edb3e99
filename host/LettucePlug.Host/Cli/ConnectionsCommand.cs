using System.CommandLine;
using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Cli;

internal static class ConnectionsCommand
{
    public static Command Create(CommandRunner runner) =>
        new("connections", "Connect providers")
        {
            Add(runner), List(runner), Show(runner), Set(runner), Remove(runner), ConnectionsTestCommand.Create(runner),
        };

    public static Argument<string> Id() => new("id") { Description = "The connection's id" };

    private static Command Add(CommandRunner runner)
    {
        var provider = new Argument<string>("provider") { Description = "The provider, such as comfyui or openai" };
        var id = new Option<string?>("--id") { Description = "The id of the connection; made from its name where absent", HelpName = "ID" };
        var options = new ConnectionOptions();
        var command = new Command("add", "Connect a provider") { provider, id };
        options.AddTo(command);
        runner.OnRun(command, async call =>
        {
            var draft = await options.ReadAsync(call) with { Id = call.Value(id) };
            var change = await call.Get<ConnectionEditor>().AddAsync(call.Value(provider)!, draft, call.CancellationToken);
            Report(call, change);
            await CheckAsync(call, draft, change);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set(CommandRunner runner)
    {
        var id = Id();
        var options = new ConnectionOptions();
        var command = new Command("set", "Change a connection") { id };
        options.AddTo(command);
        runner.OnRun(command, async call =>
        {
            var draft = await options.ReadAsync(call);
            var change = await call.Get<ConnectionEditor>().ChangeAsync(call.Value(id)!, draft, call.CancellationToken);
            Report(call, change);
            await CheckAsync(call, draft, change);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Show every connection");
        runner.OnRun(command, call =>
        {
            call.Output.Items(
                [.. call.Get<Catalog>().Read().Connections.Select(ConnectionAnswer.From)],
                ConnectionAnswers.Default.ConnectionAnswer,
                ["ID", "PROVIDER", "NAME", "URL", "KEY", "TLS"],
                one => [one.Id, one.Provider, one.Name, one.Url, one.HasKey ? "yes" : "no", one.AllowInvalidTls ? "! ANY certificate" : ""],
                "There are no connections. Add one: lettuceplug connections add PROVIDER");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("show", "Show one connection") { id };
        runner.OnRun(command, call =>
        {
            Write(call, call.Get<Catalog>().Connection(call.Value(id)!));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("remove", "Remove a connection, its models and its stored key") { id };
        runner.OnRun(command, async call =>
        {
            var connection = call.Get<Catalog>().Connection(call.Value(id)!);
            await call.Get<ConnectionEditor>().RemoveAsync(connection.Id, call.CancellationToken);
            call.Output.Note($"Removed '{connection.Id}' and its models.");
            if (call.Output.Json)
            {
                Write(call, connection);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A finding as one line, with its place in the setting's text.</summary>
    public static string Describe(SettingFinding finding)
    {
        var where = finding.Line is { } line ? $"{finding.Setting}:{line}:{finding.Column ?? 1}" : finding.Setting;
        var hint = finding.Hint is { } text ? $" ({text})" : "";
        return $"{finding.Severity.ToString().ToLowerInvariant()} {where}: {finding.Message}{hint}";
    }

    private static void Report(CommandCall call, ConnectionChange change)
    {
        foreach (var finding in change.Findings)
        {
            call.Output.Note(Describe(finding));
        }

        foreach (var note in change.Notes)
        {
            call.Output.Warn(note);
        }

        Write(call, change.Connection);
    }

    /// <summary>Holds new settings against the server they are for, where it is there.</summary>
    private static async Task CheckAsync(CommandCall call, ConnectionDraft draft, ConnectionChange change)
    {
        if (draft.Settings.Count == 0)
        {
            return;
        }

        var found = await call.Get<ConnectionProbe>().TryCheckAsync(change.Connection.Id, call.CancellationToken);
        if (found is null)
        {
            call.Output.Note(
                $"The server did not answer, so the settings were not held against it: lettuceplug connections test {change.Connection.Id}");
        }

        foreach (var finding in (found ?? []).Except(change.Findings))
        {
            call.Output.Note(Describe(finding));
        }
    }

    private static void Write(CommandCall call, Connection connection) =>
        call.Output.One(ConnectionAnswer.From(connection), ConnectionAnswers.Default.ConnectionAnswer, (one, text) =>
        {
            text.WriteLine($"{one.Id}: {Printable.Line(one.Name)} ({one.Provider})");
            text.WriteLine($"  url      {one.Url ?? "the provider's own"}");
            text.WriteLine($"  key      {(one.HasKey ? "yes" : "no")}");
            if (one.AllowInvalidTls)
            {
                text.WriteLine("  tls      ANY certificate is accepted");
            }

            foreach (var (name, _) in connection.Headers)
            {
                text.WriteLine($"  header   {Printable.Line(name)}");
            }

            foreach (var (key, value) in one.Settings)
            {
                var first = value.Split('\n')[0];
                text.WriteLine($"  {key}   {Printable.Line(first.Length > 60 || first.Length < value.Length ? first[..Math.Min(60, first.Length)] + "…" : first)}");
            }
        });
}

using System.CommandLine;
using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Cli;

internal static class ModelsCommand
{
    public static Command Create(CommandRunner runner) =>
        new("models", "Choose among the models of connections")
        {
            List(runner), Add(runner), Show(runner), Set(runner), Remove(runner),
        };

    private static Command List(CommandRunner runner)
    {
        var connection = new Option<string?>("--connection") { Description = "Only those of this connection", HelpName = "ID" };
        var remote = new Option<bool>("--remote") { Description = "Ask the provider what it has" };
        var command = new Command("list", "Show the configured models, or what a provider has") { connection, remote };
        runner.OnRun(command, async call =>
        {
            var only = call.Value(connection) is { } id ? call.Get<Catalog>().Connection(id).Id : null;
            var models = call.Value(remote)
                ? await RemoteAsync(call, only)
                : call.Get<Catalog>().Read().Models
                    .Where(model => only is null || model.Connection == only)
                    .Select(ModelAnswer.From);
            call.Output.Items(
                [.. models],
                ModelAnswers.Default.ModelAnswer,
                ["ID", "CONNECTION", "NAME", "INPUT", "OUTPUT"],
                one => [one.Id, one.Connection, one.Name, string.Join(',', one.Input), string.Join(',', one.Output)],
                "There are no models. Add one: lettuceplug models add CONNECTION NAME");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<IEnumerable<ModelAnswer>> RemoteAsync(CommandCall call, string? only)
    {
        var listing = await call.Get<RemoteModels>().ListAsync(only, call.CancellationToken);
        foreach (var problem in listing.Problems)
        {
            call.Output.Warn(problem);
        }

        return listing.Models.Select(one => ModelAnswer.From(one.Connection, one.Model));
    }

    private static Command Add(CommandRunner runner)
    {
        var connection = new Argument<string>("connection") { Description = "The connection's id" };
        var name = new Argument<string>("name") { Description = "The model, by the provider's name for it" };
        var id = new Option<string?>("--id") { Description = "The id of the model; made from its name where absent", HelpName = "ID" };
        var options = new ModelOptions();
        var command = new Command("add", "Make a model of a connection one you can choose") { connection, name, id };
        options.AddTo(command);
        runner.OnRun(command, async call =>
        {
            var draft = options.Read(call) with { Id = call.Value(id) };
            Write(call, await call.Get<ModelEditor>()
                .AddAsync(call.Value(connection)!, call.Value(name)!, draft, call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set(CommandRunner runner)
    {
        var id = Id();
        var name = new Option<string?>("--name") { Description = "The provider's name for it", HelpName = "TEXT" };
        var options = new ModelOptions();
        var command = new Command("set", "Change a model") { id, name };
        options.AddTo(command);
        runner.OnRun(command, async call =>
        {
            var draft = options.Read(call) with { Name = call.Value(name) };
            Write(call, await call.Get<ModelEditor>().ChangeAsync(call.Value(id)!, draft, call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("show", "Show one model") { id };
        runner.OnRun(command, call =>
        {
            Write(call, call.Get<Catalog>().Model(call.Value(id)!));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("remove", "Remove a model from those you can choose") { id };
        runner.OnRun(command, async call =>
        {
            var model = call.Get<Catalog>().Model(call.Value(id)!);
            await call.Get<Catalog>().RemoveModelAsync(model.Id, call.CancellationToken);
            call.Output.Note($"Removed '{model.Id}'.");
            if (call.Output.Json)
            {
                Write(call, model);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "The model's id" };

    private static void Write(CommandCall call, ConfiguredModel model) =>
        call.Output.One(ModelAnswer.From(model), ModelAnswers.Default.ModelAnswer, (one, text) =>
        {
            text.WriteLine($"{one.Id}: {Printable.Line(one.Name)} of {one.Connection}");
            if (one.Pool is { } pool)
            {
                text.WriteLine($"  shares its work with {string.Join(", ", pool)}");
            }

            text.WriteLine($"  takes {string.Join(',', one.Input)}, gives {string.Join(',', one.Output)}");
            foreach (var (key, value) in one.Settings ?? new Dictionary<string, string>())
            {
                text.WriteLine($"  {key} = {Printable.Line(value)}");
            }
        });
}

using System.CommandLine;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Figures;

namespace LettucePlug.Host.Cli;

/// <summary><c>avatar</c>: pictures of characters and personas themselves.</summary>
internal static class AvatarCommand
{
    public static Command Create(CommandRunner runner) => new("avatar", "Make, change and choose avatars")
    {
        Make(runner, "generate", "Make an avatar from what is known of a figure and what you ask for", isEdit: false),
        Make(runner, "edit", "Make a new avatar from the one there is", isEdit: true),
        Accept(runner),
    };

    private static Command Make(CommandRunner runner, string name, string description, bool isEdit)
    {
        var id = FigureId();
        var request = new Argument<string[]>("request")
        {
            Description = isEdit ? "What is to change" : "What it shows; the description alone decides where absent",
            Arity = isEdit ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
        };
        var source = new Option<string?>("--source")
        {
            Description = "The variant to change; the avatar as it is where absent",
            HelpName = "ASSET",
        };
        var model = new Option<string?>("--model", "-m") { Description = "The model to use", HelpName = "ID" };
        var count = new Option<int>("--count", "-n")
        {
            Description = "How many variants",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var set = KeyValues.Option("--set", "A setting of the model, for this call");
        var outPath = new Option<string?>("--out", "-o")
        {
            Description = "Where to write them besides the library: a file or a folder",
            HelpName = "PATH",
        };
        var command = new Command(name, description) { id, request, model, count, set, outPath };
        if (isEdit)
        {
            command.Options.Add(source);
        }

        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var ask = new AvatarAsk
            {
                Figure = call.Value(id)!,
                Request = await call.TextAsync(string.Join(' ', call.Value(request) ?? [])),
                Source = isEdit ? call.Value(source) : null,
                Model = call.Value(model),
                Count = call.Value(count),
                Settings = KeyValues.Read(call.Value(set), "--set"),
            };
            var avatars = call.Get<MakeAvatar>();
            IAsyncEnumerable<WorkflowEvent> events = isEdit
                ? avatars.EditAsync(ask, call.CancellationToken)
                : avatars.GenerateAsync(ask, call.CancellationToken);
            var exit = await ImageRun.AnswerAsync(call, events, call.Value(outPath));
            call.Output.Note($"To make it the avatar: lettuceplug avatar accept {ask.Figure} ASSET");
            return exit;
        });
        return command;
    }

    private static Command Accept(CommandRunner runner)
    {
        var id = FigureId();
        var asset = new Argument<string>("asset")
        {
            Description = "The picture: a variant, or any other of the library",
        };
        var command = new Command("accept", "Make a picture the avatar; the others stay") { id, asset };
        runner.OnRun(command, async call =>
        {
            FiguresCommand.Write(call, await call.Get<MakeAvatar>()
                .AcceptAsync(call.Value(id)!, call.Value(asset)!, call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    public static Argument<string> FigureId() => new("id") { Description = "The id of a character, or persona:ID" };
}

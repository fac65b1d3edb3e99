using System.CommandLine;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Figures;

namespace LettucePlug.Host.Cli;

/// <summary><c>design</c>: how figures look in every picture, in pictures and in words.</summary>
internal static class DesignCommand
{
    public static Command Create(CommandRunner runner) => new("design", "Keep how a figure looks, in pictures and in words")
    {
        Add(runner),
        Remove(runner),
        Move(runner),
        Caption(runner),
        Draft(runner),
        Set(runner),
    };

    private static Command Add(CommandRunner runner)
    {
        var id = AvatarCommand.FigureId();
        var files = new Argument<string[]>("files")
        {
            Description = "Pictures: files or assets, in the order that counts",
            Arity = ArgumentArity.OneOrMore,
        };
        var caption = new Option<string?>("--caption") { Description = "What they show", HelpName = "TEXT" };
        var command = new Command("add", "Add design references; the first of all is the primary one") { id, files, caption };
        runner.OnRun(command, async call => Done(call, await call.Get<DesignEditor>()
            .AddAsync(call.Value(id)!, call.Value(files)!, call.Value(caption), call.CancellationToken)));
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var (id, asset) = (AvatarCommand.FigureId(), Asset());
        var command = new Command("remove", "Take a design reference away; the picture stays in the library") { id, asset };
        runner.OnRun(command, async call => Done(call, await call.Get<DesignEditor>()
            .RemoveAsync(call.Value(id)!, call.Value(asset)!, call.CancellationToken)));
        return command;
    }

    private static Command Move(CommandRunner runner)
    {
        var (id, asset) = (AvatarCommand.FigureId(), Asset());
        var place = new Argument<int>("place") { Description = "Where to, from 1" };
        var command = new Command("move", "Change the order of the design references") { id, asset, place };
        runner.OnRun(command, async call => Done(call, await call.Get<DesignEditor>()
            .MoveAsync(call.Value(id)!, call.Value(asset)!, call.Value(place), call.CancellationToken)));
        return command;
    }

    private static Command Caption(CommandRunner runner)
    {
        var (id, asset) = (AvatarCommand.FigureId(), Asset());
        var words = new Argument<string[]>("text")
        {
            Description = "What it shows; nothing takes the caption away",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("caption", "Say what a design reference shows") { id, asset, words };
        runner.OnRun(command, async call => Done(call, await call.Get<DesignEditor>()
            .CaptionAsync(call.Value(id)!, call.Value(asset)!, string.Join(' ', call.Value(words) ?? []), call.CancellationToken)));
        return command;
    }

    private static Command Set(CommandRunner runner)
    {
        var id = AvatarCommand.FigureId();
        var words = new Argument<string[]>("text")
        {
            Description = "How the figure looks; - reads standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("set", "Write down how a figure looks") { id, words };
        runner.OnRun(command, async call => Done(call, await call.Get<DesignEditor>().DescribeAsync(
            call.Value(id)!, await call.TextAsync(string.Join(' ', call.Value(words) ?? [])), call.CancellationToken)));
        return command;
    }

    private static Command Draft(CommandRunner runner)
    {
        var id = AvatarCommand.FigureId();
        var request = new Option<string?>("--request")
        {
            Description = "What to look at in particular",
            HelpName = "TEXT",
        };
        var model = new Option<string?>("--model", "-m")
        {
            Description = "The model that looks and writes",
            HelpName = "ID",
        };
        var save = new Option<bool>("--save") { Description = "Keep the draft as the description" };
        var command = new Command("draft", "Have a model look at the avatar and the references and describe them")
        {
            id, request, model, save,
        };
        runner.OnRun(command, async call =>
        {
            string? drafted = null;
            var events = call.Get<DraftDesign>()
                .RunAsync(call.Value(id)!, call.Value(request), call.Value(model), call.CancellationToken);
            await foreach (var happened in events)
            {
                switch (happened)
                {
                    case WorkflowEvent.TextWritten text when !call.Output.Json:
                        call.Output.Answer.Write(Printable.Text(text.Text));
                        call.Output.Answer.Flush();
                        break;
                    case WorkflowEvent.DesignDrafted done:
                        drafted = done.Text;
                        break;
                    default:
                        ImageRun.Say(call, happened);
                        break;
                }
            }

            var (kind, figureId) = Figure.ReadAddress(call.Value(id)!);
            var figure = call.Value(save)
                ? await call.Get<DesignEditor>().DescribeAsync(call.Value(id)!, drafted!, call.CancellationToken)
                : await call.Get<FigureStore>().GetAsync(kind, figureId, call.CancellationToken);
            var answer = new DesignDraftAnswer
            {
                DesignDescription = drafted!,
                DesignReferences = [.. figure.DesignReferences.Select(one => one.Asset)],
            };
            call.Output.One(answer, ChatAnswers.Default.DesignDraftAnswer, (_, text) => text.WriteLine());
            call.Output.Note(call.Value(save)
                ? $"Kept as the description of '{figure.Id}'."
                : $"To keep it: lettuceplug design set {figure.Address} TEXT");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Asset() => new("asset") { Description = "The reference: its asset, or the beginning of its id" };

    private static int Done(CommandCall call, Figure figure)
    {
        FiguresCommand.Write(call, figure);
        return ExitCode.Done;
    }
}

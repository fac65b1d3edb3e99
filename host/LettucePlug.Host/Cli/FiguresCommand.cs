using System.CommandLine;
using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Cli;

/// <summary><c>characters</c> and <c>personas</c>: the same verbs for both.</summary>
internal static class FiguresCommand
{
    public static Command Create(CommandRunner runner, FigureKind kind)
    {
        var (name, noun) = kind == FigureKind.Character ? ("characters", "character") : ("personas", "persona");
        return new Command(name, kind == FigureKind.Character ? "Keep the characters you chat with" : "Keep the figures you play yourself")
        {
            Add(runner, kind, noun),
            List(runner, kind, name, noun),
            Show(runner, kind, noun),
            Set(runner, kind, noun),
            Remove(runner, kind, noun),
            Import(runner, kind, noun),
            Export(runner, kind, noun),
        };
    }

    private static Command Add(CommandRunner runner, FigureKind kind, string noun)
    {
        var name = new Argument<string>("name") { Description = "What to call it" };
        var description = new Option<string?>("--description") { Description = "Who it is; - reads standard input" };
        var id = NewId(noun);
        var command = new Command("add", $"Add a {noun}") { name, description, id };
        runner.OnRun(command, async call =>
        {
            var text = call.Value(description) is { } typed ? await call.TextAsync(typed) : null;
            Write(call, await call.Get<FigureEditor>()
                .AddAsync(kind, call.Value(name)!, text, call.Value(id), call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandRunner runner, FigureKind kind, string name, string noun)
    {
        var command = new Command("list", $"Show every {noun}");
        runner.OnRun(command, async call =>
        {
            var answers = new List<FigureAnswer>();
            await foreach (var figure in call.Get<FigureStore>().ListAsync(kind, call.CancellationToken))
            {
                answers.Add(FigureAnswer.From(figure));
            }

            call.Output.Items(
                answers,
                FigureAnswers.Default.FigureAnswer,
                ["ID", "NAME", "AVATAR", "DESIGN"],
                one => [one.Id, one.Name, one.Avatar is null ? "no" : "yes", $"{one.DesignReferences.Count} references"],
                $"There are no {name}. Add one: lettuceplug {name} add NAME");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandRunner runner, FigureKind kind, string noun)
    {
        var id = Id(noun);
        var command = new Command("show", $"Show one {noun}") { id };
        runner.OnRun(command, async call =>
        {
            Write(call, await call.Get<FigureStore>().GetAsync(kind, call.Value(id)!, call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set(CommandRunner runner, FigureKind kind, string noun)
    {
        var id = Id(noun);
        var values = new Argument<string[]>("values")
        {
            Description = "KEY=VALUE, one or more of " + string.Join(", ", FigureEditor.Keys),
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("set", $"Change a {noun}") { id, values };
        runner.OnRun(command, async call =>
        {
            var read = KeyValues.Read(call.Value(values), "set ID");
            foreach (var (key, value) in read.ToList())
            {
                read[key] = await call.TextAsync(value);
            }

            Write(call, await call.Get<FigureEditor>().SetAsync(kind, call.Value(id)!, read, call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandRunner runner, FigureKind kind, string noun)
    {
        var id = Id(noun);
        var command = new Command("remove", $"Remove a {noun}; its pictures stay in the library") { id };
        runner.OnRun(command, async call =>
        {
            var figure = await call.Get<FigureStore>().GetAsync(kind, call.Value(id)!, call.CancellationToken);
            await call.Get<FigureStore>().RemoveAsync(kind, figure.Id, call.CancellationToken);
            call.Output.Note($"Removed '{figure.Id}'.");
            if (call.Output.Json)
            {
                Write(call, figure);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Import(CommandRunner runner, FigureKind kind, string noun)
    {
        var file = new Argument<string>("file") { Description = "A character card: JSON, or PNG with a card inside" };
        var id = NewId(noun);
        var command = new Command("import", $"Make a {noun} from a character card") { file, id };
        runner.OnRun(command, async call =>
        {
            Write(call, await call.Get<FigureEditor>()
                .ImportAsync(kind, call.Value(file)!, call.Value(id), call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export(CommandRunner runner, FigureKind kind, string noun)
    {
        var id = Id(noun);
        var file = new Argument<string>("file") { Description = "Where to; .png puts the card into the avatar" };
        var command = new Command("export", $"Write a {noun} as a character card") { id, file };
        runner.OnRun(command, async call =>
        {
            await call.Get<FigureEditor>().ExportAsync(kind, call.Value(id)!, call.Value(file)!, call.CancellationToken);
            var figure = await call.Get<FigureStore>().GetAsync(kind, call.Value(id)!, call.CancellationToken);
            call.Output.Note($"Wrote {call.Value(file)}.");
            if (call.Output.Json)
            {
                Write(call, figure);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Reference(FigureAnswer figure, string asset) =>
        figure.Captions?.GetValueOrDefault(asset) is { } caption ? $"{asset} {caption}" : asset;

    private static Argument<string> Id(string noun) => new("id") { Description = $"The {noun}'s id" };

    private static Option<string?> NewId(string noun) =>
        new("--id") { Description = $"The id of the {noun}; made from its name where absent" };

    public static void Write(CommandCall call, Figure figure) =>
        call.Output.One(FigureAnswer.From(figure), FigureAnswers.Default.FigureAnswer, (one, text) =>
        {
            text.WriteLine($"{one.Id}: {Printable.Line(one.Name)}");
            (string Label, string? Value)[] lines =
            [
                ("description", one.Description),
                ("greeting", one.Greeting),
                ("avatar", one.Avatar),
                ("background", one.Background),
                ("design", one.DesignDescription),
                ("references", one.DesignReferences.Count == 0 ? null : string.Join('\n', one.DesignReferences.Select(asset => Reference(one, asset)))),
            ];
            foreach (var (label, value) in lines.Where(line => !string.IsNullOrEmpty(line.Value)))
            {
                text.WriteLine($"  {label}: {Printable.Text(value!).ReplaceLineEndings("\n    ")}");
            }
        });
}

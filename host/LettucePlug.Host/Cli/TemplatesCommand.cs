using System.CommandLine;
using LettucePlug.Host.Templates;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Cli;

internal static partial class TemplatesCommand
{
    public static Command Create(CommandRunner runner) =>
        new("templates", "Show, change and swap the prompts")
        {
            List(runner), Show(runner), Set(runner), Reset(runner), Lint(runner), Render(runner), Packs(runner), Use(runner),
            Explain(runner), Test(runner), Import(runner),
        };

    private static Argument<string> Id() => new("id") { Description = "The template's id, such as scene.writer" };

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Show every template and where it comes from");
        runner.OnRun(command, async call =>
        {
            var snapshot = await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken);
            Warn(call, snapshot.Problems);
            call.Output.Items(
                [.. snapshot.Ids.Select(id => Describe(snapshot, id))],
                TemplateAnswers.Default.TemplateAnswer,
                ["ID", "KIND", "PACK", "STATE", "TITLE"],
                one => [one.Id, one.Kind ?? "-", one.Pack ?? "-", State(one), one.Title ?? ""],
                "There are no templates.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("show", "Show one template: its inputs, its text, and what changed below an own version") { id };
        runner.OnRun(command, async call =>
        {
            var snapshot = await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken);
            Write(call, snapshot, Known(snapshot, call.Value(id)!));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set(CommandRunner runner)
    {
        var id = Id();
        var file = new Argument<string>("file") { Description = "The file with the new text; - reads standard input" };
        var command = new Command("set", "Put your own text in place of a template") { id, file };
        runner.OnRun(command, async call =>
        {
            var text = await ReadAsync(call, call.Value(file)!);
            var snapshot = await call.Get<TemplateEditor>().SetAsync(call.Value(id)!, text, call.CancellationToken);
            var name = call.Value(id)!;
            var written = snapshot.Overrides.Prompts.First(prompt => Path.GetFileNameWithoutExtension(prompt.Path) == name);
            Warn(call, PackLinter.Lint(written, snapshot));
            call.Output.Note($"'{name}' is now your own. Go back with: lettuceplug templates reset {name}");
            if (call.Output.Json)
            {
                Write(call, snapshot, written.Id);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Reset(CommandRunner runner)
    {
        var id = new Argument<string?>("id") { Description = "The template's id", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every template with an own version" };
        var keep = new Option<bool>("--keep") { Description = "Keep the own version, and take what it is based on as it is now" };
        var command = new Command("reset", "Go back to the pack's own text") { id, all, keep };
        runner.OnRun(command, async call =>
        {
            var editor = call.Get<TemplateEditor>();
            var snapshot = await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken);
            IReadOnlyList<string> names = call.Value(all)
                ? [.. snapshot.Overrides.Prompts.Select(prompt => Path.GetFileNameWithoutExtension(prompt.Path))]
                : [call.Value(id) ?? throw TemplateException.Bad("no-template-named", "Name a template, or add --all.")];
            foreach (var name in names)
            {
                if (call.Value(keep))
                {
                    await editor.KeepAsync(name, call.CancellationToken);
                    call.Output.Note($"'{name}' stays your own, based on the text as it is now.");
                }
                else
                {
                    var removed = await editor.ResetAsync(name, call.CancellationToken);
                    call.Output.Note(removed ? $"'{name}' is the pack's own again." : $"'{name}' was the pack's own already.");
                }
            }

            if (call.Output.Json && !call.Value(all))
            {
                snapshot = await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken);
                var known = snapshot.Ids.Contains(names[0]) ? names[0] : LocaleName.Split(names[0], LocaleName.LooksLikeOne).Id;
                Write(call, snapshot, known);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Use(CommandRunner runner)
    {
        var packs = new Argument<string[]>("pack") { Description = "The packs to ask, the first one first; core alone goes back to the default", Arity = ArgumentArity.OneOrMore };
        var command = new Command("use", "Choose template packs, in order") { packs };
        runner.OnRun(command, async call =>
        {
            var chosen = await call.Get<TemplateEditor>().UseAsync(call.Value(packs)!, call.CancellationToken);
            call.Output.Note("In use: " + string.Join(", ", chosen.Select(pack => $"{pack.Id} {pack.Version}")));
            if (call.Output.Json)
            {
                WritePacks(call, await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Known(TemplateSnapshot snapshot, string id) =>
        snapshot.Ids.Contains(id) ? id : throw TemplateException.NoTemplate(id, snapshot.Ids);

    private static async Task<string> ReadAsync(CommandCall call, string file)
    {
        if (Directory.Exists(file))
        {
            throw TemplateException.Bad("unreadable-file", $"{file} is a folder.", "Name the file in it.");
        }

        try
        {
            return file == "-" ? await call.TextAsync(file) + "\n" : await File.ReadAllTextAsync(file, LintTarget.Utf8, call.CancellationToken);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw TemplateException.Bad("unreadable-file", $"There is no file {file}.", "Name it as seen from the folder you are in.");
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw LintTarget.NotText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TemplateException.Bad("unreadable-file", $"{file} cannot be read: {error.Message}");
        }
    }

    private static void Warn(CommandCall call, IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in findings.Where(finding => finding.Severity != DiagnosticSeverity.Info))
        {
            var place = finding.Line > 0 ? $"{finding.File}:{finding.Line}:{finding.Column}: " : finding.File.Length > 0 ? $"{finding.File}: " : "";
            call.Output.Warn($"{place}{finding.Code.Id} {finding.Message}{(finding.Hint is { } hint ? $" ({hint})" : "")}");
        }
    }
}

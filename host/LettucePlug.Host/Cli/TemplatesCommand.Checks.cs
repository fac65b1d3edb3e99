using System.CommandLine;
using LettucePlug.Host.Templates;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Cli;

internal static partial class TemplatesCommand
{
    private static Command Lint(CommandRunner runner)
    {
        var target = new Argument<string?>("target") { Description = "A template's id, a file, or the folder of a pack; all templates where absent", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "How to answer", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var strict = new Option<bool>("--strict") { Description = "Fail on warnings too" };
        var command = new Command("lint", "Check templates") { target, format, strict };
        runner.OnRun(command, async call =>
        {
            var snapshot = await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken);
            var findings = LintTarget.Lint(snapshot, call.Value(target), call.Get<PromptRenderer>(), call.CancellationToken);
            WriteFindings(call, findings, call.Value(format)!);
            var isBad = findings.Any(finding => IsError(finding) || (call.Value(strict) && finding.Severity == DiagnosticSeverity.Warning));
            return isBad ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static Command Render(CommandRunner runner)
    {
        var id = new Argument<string>("id") { Description = "The template's id, or pack:id for exactly that one" };
        var data = new Option<string?>("--data") { Description = "A JSON file with inputs and media; the pack's own sample where absent; - reads standard input" };
        var locale = new Option<string?>("--locale") { Description = "The language, such as tr" };
        var budget = new Option<int?>("--budget") { Description = "The tokens the prompt may have" };
        var style = new Option<string?>("--style") { Description = "How the image model wants its prompts: prose or tags" };
        var command = new Command("render", "Show what a template becomes") { id, data, locale, budget, style };
        runner.OnRun(command, async call =>
        {
            var snapshot = await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken);
            var (pack, name) = PackScope.SplitPack(call.Value(id)!);
            var wish = call.Value(data) is { } file
                ? SampleData.Read(name, await ReadAsync(call, file), file)
                : SampleData.Find(snapshot, pack, name);
            wish = wish with
            {
                Pin = pack is null ? null : call.Value(id),
                Locale = call.Value(locale) ?? wish.Locale,
                TokenBudget = call.Value(budget) ?? wish.TokenBudget,
                PromptStyle = call.Value(style) ?? wish.PromptStyle,
            };
            var prompt = call.Get<PromptRenderer>().Render(snapshot, wish, call.CancellationToken);
            Warn(call, prompt.Warnings);
            call.Output.One(Answer(prompt), TemplateAnswers.Default.PromptAnswer, (_, text) => text.Write(PrintableLines(PromptPicture.Of(prompt))));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Packs(CommandRunner runner)
    {
        var command = new Command("packs", "Show every template pack and which are in use");
        runner.OnRun(command, async call =>
        {
            WritePacks(call, await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Explain(CommandRunner runner)
    {
        var id = Id();
        var locale = new Option<string?>("--locale") { Description = "The language, such as tr" };
        var style = new Option<string?>("--style") { Description = "How the image model wants its prompts: prose or tags" };
        var command = new Command("explain", "Show which version of a template is used, and why the others are not") { id, locale, style };
        runner.OnRun(command, async call =>
        {
            var snapshot = await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken);
            var wish = new TemplateCall { Id = Known(snapshot, call.Value(id)!), Locale = call.Value(locale), PromptStyle = call.Value(style) };
            var steps = TemplateResolver.Explain(snapshot, wish, _ => true);
            var chosen = steps.FirstOrDefault(step => step.Problem is null);
            call.Output.Items(
                [
                    .. steps.Select(step => new StepAnswer
                    {
                        Layer = step.Layer.ToString().ToLowerInvariant(),
                        Pack = step.Pack,
                        File = step.Prompt?.Source.File,
                        Chosen = step == chosen,
                        Reason = step.Problem ?? (step == chosen ? step.Prompt?.Header.When is null ? null : "where its 'when' holds" : "an earlier one is used"),
                    }),
                ],
                TemplateAnswers.Default.StepAnswer,
                ["", "LAYER", "PACK", "FILE", "WHY"],
                one => [one.Chosen ? "*" : "", one.Layer, one.Pack, one.File ?? "-", one.Reason ?? "the first that can be used"],
                "");
            return chosen is null ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static Command Test(CommandRunner runner)
    {
        var target = new Argument<string?>("pack") { Description = "A pack's id or folder; all packs where absent", Arity = ArgumentArity.ZeroOrOne };
        var accept = new Option<bool>("--accept") { Description = "Write the snapshots of a folder as they are now" };
        var command = new Command("test", "Render the samples of packs and compare them with their snapshots") { target, accept };
        runner.OnRun(command, async call =>
        {
            var loaded = await call.Get<TemplateLibrary>().LoadAsync(call.CancellationToken);
            var (packs, snapshot) = LintTarget.FindPacks(loaded, call.Value(target));
            IReadOnlyList<SampleRun> runs = [.. packs.SelectMany(pack => SampleRun.RunAll(pack, snapshot, call.Get<PromptRenderer>(), call.CancellationToken))];
            if (call.Value(accept))
            {
                runs = SnapshotWriter.Write(packs, runs);
            }

            call.Output.Items(
                [.. runs.Select(run => new SampleAnswer { Pack = run.Pack, Sample = run.Sample, State = run.State, Problem = run.Problem })],
                TemplateAnswers.Default.SampleAnswer,
                ["PACK", "SAMPLE", "STATE", "PROBLEM"],
                one => [one.Pack, one.Sample, one.State, one.Problem],
                "There are no samples.");
            return runs.All(run => run.State == "same") ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static void WriteFindings(CommandCall call, IReadOnlyList<Diagnostic> findings, string format)
    {
        if (format == "sarif")
        {
            call.Output.Answer.WriteLine(SarifReport.Write(findings, CommandTree.Version));
        }
        else if (format == "json" || call.Output.Json)
        {
            call.Output.Answer.WriteLine(AnswerJson.Items(findings.Select(FindingAnswer.From), TemplateAnswers.Default.FindingAnswer));
        }
        else if (findings.Count == 0)
        {
            call.Output.Note("Nothing to complain about.");
        }
        else
        {
            call.Output.Answer.WriteLine(DiagnosticPrinter.Print(findings));
            var errors = findings.Count(IsError);
            var warnings = findings.Count(finding => finding.Severity == DiagnosticSeverity.Warning);
            call.Output.Note($"{errors} {(errors == 1 ? "error" : "errors")}, {warnings} {(warnings == 1 ? "warning" : "warnings")}");
        }
    }

    private static PromptAnswer Answer(RenderedPrompt prompt) => new()
    {
        Id = prompt.TemplateId,
        Pack = prompt.Pack,
        Version = prompt.Version,
        Hash = prompt.Hash,
        Layer = prompt.Layer.ToString().ToLowerInvariant(),
        Messages = [.. prompt.Messages.Select(PromptMessageAnswer.From)],
        Text = prompt.Text,
        Tokens = prompt.Tokens,
        DroppedSections = prompt.DroppedSections,
        Warnings = [.. prompt.Warnings.Select(FindingAnswer.From)],
    };

    private static string PrintableLines(string text) => string.Join('\n', text.Split('\n').Select(Printable.Line));
}

using LettucePlug.Host.Templates;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Cli;

internal static partial class TemplatesCommand
{
    private static TemplateAnswer Describe(TemplateSnapshot snapshot, string id)
    {
        var status = TemplateStatus.Of(snapshot, id);
        var chosen = status.Chosen;
        return new TemplateAnswer
        {
            Id = id,
            Title = status.Title,
            Kind = status.Kind?.Name,
            Pack = chosen?.PackId,
            Version = chosen is null ? null : chosen.Header.Version ?? snapshot.FindPack(chosen.PackId)?.Version,
            Hash = chosen?.Hash,
            Overridden = status.IsOverridden,
            Protected = status.IsProtected,
            Degraded = status.IsDegraded,
            Diagnostics = [.. status.Diagnostics.Select(FindingAnswer.From)],
        };
    }

    private static string State(TemplateAnswer one) =>
        one.Pack is null ? "BROKEN" : one.Degraded ? "degraded" : one.Overridden ? "own version" : one.Protected ? "protected" : "ok";

    private static void Write(CommandCall call, TemplateSnapshot snapshot, string id)
    {
        var chosen = TemplateResolver.Explain(snapshot, new TemplateCall { Id = id }, _ => true).FirstOrDefault(step => step.Problem is null)?.Prompt;
        var change = chosen?.PackId == TemplateSnapshot.OverridesId ? BaseChange.Of(chosen, snapshot) : null;
        var answer = Describe(snapshot, id) with
        {
            Inputs = chosen is null ? null : [.. chosen.Inputs.SelectMany(input => Flatten(input, ""))],
            Media = chosen?.MediaSlots is { Count: > 0 } slots ? slots : null,
            Text = chosen?.Source.Text,
            Base = change is null ? null : new BaseAnswer { Pack = change.BasePack, Version = change.BaseVersion, NowVersion = change.NowVersion, Changed = change.Diff },
        };
        call.Output.One(answer, TemplateAnswers.Default.TemplateAnswer, WriteText);
    }

    private static void WriteText(TemplateAnswer one, TextWriter text)
    {
        text.WriteLine($"{one.Id}: {Printable.Line(one.Title ?? "")} ({one.Kind ?? "no kind"}, {State(one)})");
        text.WriteLine($"  from   {one.Pack ?? "nowhere"} {one.Version} {one.Hash?[..12]}");
        foreach (var finding in one.Diagnostics)
        {
            text.WriteLine($"  {finding.Severity} {finding.Code} {Printable.Line(finding.Message)} ({Printable.Line(finding.File)}:{finding.Line}:{finding.Column})");
        }

        if (one.Base is { } below)
        {
            text.WriteLine($"  based on {below.Pack} {below.Version}, now {below.NowVersion ?? "gone"}. What changed below your version:");
            foreach (var line in below.Changed)
            {
                text.WriteLine("    " + Printable.Line(line));
            }

            text.WriteLine($"  keep yours: lettuceplug templates reset {one.Id} --keep");
        }

        foreach (var input in one.Inputs ?? [])
        {
            text.WriteLine($"  {input.Name,-24} {input.Type,-12} {(input.Required ? "required  " : "          ")}{Printable.Line(input.Description ?? "")}".TrimEnd());
        }

        if (one.Media is { } media)
        {
            text.WriteLine("  media  " + string.Join(", ", media));
        }

        text.WriteLine();
        foreach (var line in (one.Text ?? "").TrimEnd().Split('\n'))
        {
            text.WriteLine(Printable.Line(line));
        }
    }

    private static IEnumerable<InputAnswer> Flatten(InputDefinition input, string prefix) =>
        new[]
        {
            new InputAnswer
            {
                Name = prefix + input.Name,
                Type = InputReader.NameOf(input.Type),
                Required = input.Required,
                Description = input.Description.Length > 0 ? input.Description : null,
            },
        }.Concat(input.Fields.SelectMany(field => Flatten(field, prefix + input.Name + ".")));

    private static void WritePacks(CommandCall call, TemplateSnapshot snapshot)
    {
        Warn(call, snapshot.Problems);
        var order = snapshot.Chosen.Select(chosen => chosen.Id).ToList();
        call.Output.Items(
            [
                .. snapshot.Packs.Select(pack => new PackAnswer
                {
                    Id = pack.Id,
                    Title = pack.Manifest?.Title,
                    Version = pack.Version,
                    Source = pack.Source,
                    Order = order.IndexOf(pack.Id) is >= 0 and var at ? at + 1 : null,
                    Enabled = pack.IsCore || order.Contains(pack.Id),
                    State = pack.IsBroken ? "broken"
                        : pack.Diagnostics.Any(IsError) || pack.Prompts.Any(prompt => !snapshot.IsUsable(prompt)) ? "degraded" : "ok",
                    Sha256 = pack.Sha256,
                    Templates = [.. pack.PromptIds],
                    Diagnostics = [.. pack.Diagnostics.Concat(pack.Prompts.SelectMany(snapshot.Check)).Where(IsError).Select(FindingAnswer.From)],
                }),
            ],
            TemplateAnswers.Default.PackAnswer,
            ["ID", "VERSION", "USE", "STATE", "TEMPLATES", "FROM"],
            one => [one.Id, one.Version, one.Order?.ToString() ?? (one.Enabled ? "last" : "-"), one.State, one.Templates.Count.ToString(), one.Source],
            "There are no template packs.");
    }

    private static bool IsError(Diagnostic finding) => finding.Severity == DiagnosticSeverity.Error;
}

using LettucePlug.Host.Templates;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Liquid;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>All that is known of a pack or a prompt, in words.</summary>
internal static class TemplateText
{
    public static string Heading(object entry) => entry switch
    {
        PackEntry pack => pack.Pack.Manifest?.Title ?? pack.Pack.Id,
        TemplateStatus prompt => prompt.Title ?? prompt.Id,
        _ => "",
    };

    public static StyledText Of(object entry, TemplatesModel model) => entry switch
    {
        PackEntry pack => Of(pack, model),
        TemplateStatus prompt => Of(prompt, model),
        _ => StyledText.Empty,
    };

    private static StyledText Of(PackEntry entry, TemplatesModel model)
    {
        var pack = entry.Pack;
        var facts = new Facts()
            .Text(pack.Manifest?.Description)
            .Line("Pack", $"{pack.Id} {pack.Version}")
            .Line("Asked", entry.Order is { } order ? $"as number {order}" : pack.IsCore ? "always, after all others" : "not at all: Space uses it")
            .Line("State", entry.State, entry.State == "ok" ? Role.Success : Role.Error)
            .Line("From", pack.IsFromPlugin ? $"the plugin {pack.Source}" : pack.Source)
            .Line("Authors", string.Join(", ", pack.Manifest?.Authors ?? []))
            .Line("License", pack.Manifest?.License)
            .Line("Languages", string.Join(", ", pack.Manifest?.Locales ?? []))
            .Line("For models", pack.Manifest?.PromptStyle is { } style ? $"that want {style}" : null)
            .Line("Prompts", string.Join(", ", pack.PromptIds));
        Findings(facts, model.FindingsOf(pack));
        return facts.Build();
    }

    private static StyledText Of(TemplateStatus prompt, TemplatesModel model)
    {
        var facts = new Facts()
            .Line("Prompt", prompt.Id)
            .Line("State", prompt.Word, prompt.IsDegraded ? Role.Error : prompt.IsOverridden ? Role.Accent : Role.Text)
            .Line("Kind", prompt.Kind?.Title)
            .Line("From", prompt.Chosen is { } chosen ? $"{chosen.PackId}/{chosen.Path}" : null)
            .Line("Draft", model.HasDraft(prompt.Id) ? "not saved yet: e goes on" : null, Role.Warning);
        if (prompt.IsProtected)
        {
            facts.Text("The program needs it: there is always a version of it.", Role.Muted);
        }

        if (model.BaseOf(prompt) is { } change)
        {
            facts.Heading("The default has changed since")
                .Text($"It was based on {change.BasePack} {change.BaseVersion}, now {change.NowVersion ?? "gone"}. K keeps yours as it is.", Role.Warning);
            foreach (var line in change.Diff)
            {
                facts.Text(line, line.StartsWith('+') ? Role.Added : Role.Removed);
            }
        }

        Findings(facts, prompt.Diagnostics);
        facts.Heading("Who was asked");
        var isFound = false;
        foreach (var step in model.StepsOf(prompt.Id))
        {
            var isChosen = !isFound && step.Problem is null;
            isFound |= isChosen;
            facts.Text(
                $"{(isChosen ? "+" : "-")} {step.Pack}: {step.Problem ?? (isChosen ? "is used" : "an earlier one is used")}",
                isChosen ? Role.Success : step.IsFault ? Role.Error : Role.Muted);
        }

        facts.Heading("Text");
        return facts.Text(prompt.Chosen?.Source.Text.TrimEnd()).Build();
    }

    private static void Findings(Facts facts, IReadOnlyList<Diagnostic> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        facts.Heading("What is wrong");
        foreach (var finding in findings)
        {
            var role = finding.Severity switch
            {
                DiagnosticSeverity.Error => Role.Error,
                DiagnosticSeverity.Warning => Role.Warning,
                _ => Role.Muted,
            };
            facts.Text($"! {finding.File}:{finding.Line}:{finding.Column} {finding.Code.Id} {finding.Message}", role).Text(finding.Hint);
        }
    }
}

using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Everything that can be said about prompts and packs without rendering them.</summary>
internal static class PackLinter
{
    public static IReadOnlyList<Diagnostic> Lint(TemplatePack pack, TemplateSnapshot snapshot)
    {
        var found = new List<Diagnostic>(pack.Diagnostics);
        foreach (var file in pack.Prompts.Concat(pack.Partials.Values))
        {
            found.AddRange(Lint(file, snapshot));
        }

        if (!pack.IsBroken && pack.Id != TemplateSnapshot.OverridesId)
        {
            LintUnused(pack, snapshot, found);
            found.AddRange(pack.Prompts
                .Where(prompt => prompt.Locale is null && !pack.Samples.Keys.Any(name => SampleName.BelongsTo(name, prompt.Id, pack)))
                .Select(prompt => prompt.Source.Warning(TemplateCodes.SampleMissing, 0, 0, $"'{prompt.Id}' has no sample", $"add samples/{prompt.Id}.example.json")));
        }

        return Order(found);
    }

    public static IReadOnlyList<Diagnostic> Lint(PromptFile file, TemplateSnapshot snapshot)
    {
        var found = new List<Diagnostic>(snapshot.Check(file));
        InputRules.Check(file, PromptFamily.Of(file, snapshot, []), found);
        TextRules.Check(file, found);
        if (file.Header.Deprecated is { } instead)
        {
            found.Add(file.Source.Info(TemplateCodes.Deprecated, 0, 3, $"'{file.Id}' is deprecated: {instead}"));
        }

        if (file.PackId == TemplateSnapshot.OverridesId)
        {
            LintOverride(file, snapshot, found);
        }

        var disabled = file.Header.DisabledRules;
        return Order(found.Where(finding => finding.Severity == DiagnosticSeverity.Error || !(disabled.Contains(finding.Code.Id) || disabled.Contains(finding.Code.Name))));
    }

    private static void LintUnused(TemplatePack pack, TemplateSnapshot snapshot, List<Diagnostic> found)
    {
        var files = pack.Prompts.Concat(pack.Partials.Values).ToList();
        // A pack that others require may keep partials for them.
        var partials = snapshot.Packs.Append(snapshot.Overrides).SelectMany(other => other.Prompts.Concat(other.Partials.Values))
            .Concat(files).SelectMany(file => file.Parsed.Info.Partials).Select(use => PackScope.SplitPack(use.Name).Name).ToHashSet();
        found.AddRange(pack.Partials.Values.Where(partial => !partials.Contains(partial.Id))
            .Select(partial => partial.Source.Warning(TemplateCodes.UnusedPartial, 0, 0, $"nothing puts '{partial.Id}' in", "remove it")));
        var keys = files.SelectMany(file => file.Parsed.Info.LocaleKeys).Select(use => use.Name).ToHashSet();
        foreach (var key in pack.Strings.Values.SelectMany(strings => strings.Keys).Distinct().Where(key => !keys.Contains(key)))
        {
            found.Add(new Diagnostic
            {
                Code = TemplateCodes.UnusedLocaleKey,
                Severity = DiagnosticSeverity.Warning,
                File = $"{pack.Id}/locales",
                Message = $"nothing uses the string '{key}'",
            });
        }
    }

    private static void LintOverride(PromptFile file, TemplateSnapshot snapshot, List<Diagnostic> found)
    {
        if (BaseChange.Of(file, snapshot) is { } change)
        {
            found.Add(file.Source.Warning(TemplateCodes.BaseChanged, 0, 0,
                $"it is based on {change.BasePack}:{file.Id} {change.BaseVersion}, which has changed since", $"'lettuceplug templates show {file.Id}' shows how"));
        }

        var hidden = file.Locale is not null ? [] : snapshot.Packs.SelectMany(pack => pack.Prompts)
            .Where(prompt => prompt.Id == file.Id && prompt.Locale is not null).Select(prompt => prompt.Locale!).Distinct().ToList();
        if (hidden.Count > 0)
        {
            found.Add(file.Source.Warning(TemplateCodes.HidesLocale, 0, 0, $"it hides the versions in {string.Join(", ", hidden)} of the packs below it", $"override '{file.Id}.{hidden[0]}' as well"));
        }
    }

    private static IReadOnlyList<Diagnostic> Order(IEnumerable<Diagnostic> found) =>
        [.. found.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Offset).ThenBy(finding => finding.Code.Id, StringComparer.Ordinal)];
}

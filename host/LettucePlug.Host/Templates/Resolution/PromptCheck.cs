using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>
/// The checks a prompt passes before it may be used: names that exist, parents and partials that are there, and what
/// its kind has to use. An error here means that the next layer is asked.
/// </summary>
internal static class PromptCheck
{
    public static IReadOnlyList<Diagnostic> Run(PromptFile file, TemplateSnapshot snapshot)
    {
        var found = new List<Diagnostic>(file.Diagnostics);
        var family = PromptFamily.Of(file, snapshot, found);
        CheckNames(file, snapshot, family, found);
        CheckCycles(file, snapshot, found);
        if (!file.IsPartial)
        {
            CheckKind(file, snapshot, family, found);
        }

        return [.. found.DistinctBy(finding => (finding.Code, finding.Offset, finding.Message)).OrderBy(finding => finding.Offset)];
    }

    private static void CheckNames(PromptFile file, TemplateSnapshot snapshot, PromptFamily family, List<Diagnostic> found)
    {
        foreach (var use in file.Parsed.Info.Partials.Where(use => use.Name.Contains(':')))
        {
            if (PackScope.Undeclared(snapshot, file.PackId, use.Name) is { } reason)
            {
                found.Add(file.Source.Error(TemplateCodes.MissingDependency, use.Offset, use.Offset + use.Length, reason, "add it to requires: in pack.yaml"));
            }
        }

        var pack = file.PackId == TemplateSnapshot.OverridesId ? snapshot.Core : snapshot.FindPack(file.PackId);
        found.AddRange(TemplateLinter.Check(file.Parsed, new LintOptions
        {
            // What a partial sees depends on who renders it.
            Variables = file.IsPartial ? null : [.. family.Inputs.Select(input => input.Name), .. family.Assigned],
            Partials =
            [
                .. PackScope.PartialNames(snapshot, file.PackId),
                .. file.Parsed.Info.Partials.Select(use => use.Name).Where(name => name.Contains(':') && PackScope.FindPartial(snapshot, file.PackId, name) is not null),
            ],
            LocaleKeys = [.. (pack?.Strings.Values ?? []).SelectMany(strings => strings.Keys)],
        }));
    }

    private static void CheckCycles(PromptFile file, TemplateSnapshot snapshot, List<Diagnostic> found)
    {
        foreach (var use in file.Parsed.Info.Partials)
        {
            if (PackScope.FindPartial(snapshot, file.PackId, use.Name) is { } partial && FindCycle(partial, snapshot, [file]) is { } chain)
            {
                found.Add(file.Source.Error(
                    TemplateCodes.PartialCycle, use.Offset, use.Offset + use.Length,
                    "partials go round in a circle: " + string.Join(" > ", chain.Select(one => one.Id)), "take one of the calls out"));
            }
        }
    }

    private static List<PromptFile>? FindCycle(PromptFile file, TemplateSnapshot snapshot, List<PromptFile> way)
    {
        const int MaxWay = 64;
        if (way.Contains(file))
        {
            return [.. way, file];
        }

        if (way.Count > MaxWay)
        {
            return null;
        }

        way.Add(file);
        foreach (var name in file.Parsed.Info.Partials.Select(use => use.Name).Distinct())
        {
            if (PackScope.FindPartial(snapshot, file.PackId, name) is { } next && FindCycle(next, snapshot, way) is { } cycle)
            {
                return cycle;
            }
        }

        way.RemoveAt(way.Count - 1);
        return null;
    }

    private static void CheckKind(PromptFile file, TemplateSnapshot snapshot, PromptFamily family, List<Diagnostic> found)
    {
        if (TemplateKinds.OfTemplate(file.Id) is { } fixedKind && file.Kind is { } kind && kind != fixedKind)
        {
            found.Add(file.Source.Error(TemplateCodes.ProtectedKind, 0, 3, $"'{file.Id}' is always of the kind {fixedKind.Name}", $"write kind: {fixedKind.Name}, or take kind out"));
        }

        foreach (var ways in file.Kind?.MustUse.Where(ways => !ways.Any(family.Uses)) ?? [])
        {
            var what = string.Join(" or ", ways.Select(way => way.StartsWith("media:", StringComparison.Ordinal) ? $"the media slot '{way[6..]}'" : $"'{way}'"));
            found.Add(file.Source.Error(TemplateCodes.RequiredUnused, file.Header.BodyStart, file.Header.BodyStart + 1,
                $"a template of the kind {file.Kind!.Name} has to use {what}", // The loop is empty without a kind.
                ways[0].StartsWith("media:", StringComparison.Ordinal) ? $"place it with {{% media {ways[0][6..]} %}}" : $"print it with {{{{ {ways[0]} }}}}"));
        }

        if (file.Kind is { NeedsHistory: true } && !family.HasHistory)
        {
            found.Add(file.Source.Error(TemplateCodes.RequiredUnused, file.Header.BodyStart, file.Header.BodyStart + 1,
                "a chat template has to place the conversation", "put {% history %} between the roles"));
        }

        if (file.Locale is not null && snapshot.FindPack(file.PackId)?.Prompts.FirstOrDefault(other => other.Id == file.Id && other.Locale is null) is { } plain
            && (plain.Kind != file.Kind || !plain.Inputs.Select(Signature).Order().SequenceEqual(file.Inputs.Select(Signature).Order())))
        {
            found.Add(file.Source.Error(TemplateCodes.LocaleInputs, 0, 3, $"this variant has other inputs than {plain.Path}", "declare the same kind and inputs in both"));
        }
    }

    private static string Signature(InputDefinition input) => $"{input.Name}:{input.Type}:{input.Required}";
}

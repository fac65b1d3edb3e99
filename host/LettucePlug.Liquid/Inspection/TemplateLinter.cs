namespace LettucePlug.Liquid;

/// <summary>Checks the names of a parsed template against what there is. A host adds rules of its own on top.</summary>
public static class TemplateLinter
{
    /// <summary>Everything found, in the order of the source.</summary>
    /// <param name="parsed">The template, good or not; what the parser found itself is not repeated.</param>
    /// <param name="options">What there is.</param>
    public static IReadOnlyList<Diagnostic> Check(ParseResult parsed, LintOptions options)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(options);
        var info = parsed.Info;
        var source = parsed.Tree.Source;
        var found = new List<Diagnostic>();
        if (options.Variables is { } variables)
        {
            foreach (var use in info.Variables.Where(use => !use.IsLocal && use.Root.Length > 0 && !variables.Contains(use.Root)))
            {
                found.Add(source.Diagnose(
                    DiagnosticCode.UnknownVariable,
                    use.Offset,
                    use.Offset + use.Length,
                    $"there is no variable '{use.Root}'",
                    NearestName.Hint(use.Root, variables)));
            }
        }

        CheckNames(found, source, info.Partials, options.Partials, DiagnosticCode.UnknownPartial, "partial");
        CheckNames(found, source, info.MediaSlots, options.MediaSlots, DiagnosticCode.UnknownMediaSlot, "media slot");
        CheckNames(found, source, info.LocaleKeys, options.LocaleKeys, DiagnosticCode.MissingTranslation, "locale string");
        foreach (var range in info.HugeRanges)
        {
            found.Add(source.Diagnose(
                DiagnosticCode.RangeLimit,
                range.Offset,
                range.Offset + range.Length,
                LiquidLimitException.Describe(LimitKind.Range, parsed.Tree.Options.Limits.Range)));
        }

        foreach (var assign in info.UnusedAssigns)
        {
            found.Add(Warning(source, assign, DiagnosticCode.UnusedAssign, $"'{assign.Name}' is set and never read", null));
        }

        foreach (var text in info.TextOutsideRoles)
        {
            found.Add(Warning(
                source,
                text,
                DiagnosticCode.TextOutsideRoles,
                "this stands outside of every role and becomes a message of its own",
                "put it into a role"));
        }

        if (options.WarnsOfDiscouragedTags)
        {
            foreach (var tag in info.Tags)
            {
                var hint = tag.Name switch
                {
                    "include" => "use render, which shows what a partial is given",
                    "increment" or "decrement" => "use assign with the plus filter, or forloop.index",
                    "tablerow" => "a prompt is not a web page: use for",
                    _ => null,
                };
                if (hint is not null)
                {
                    found.Add(Warning(
                        source, tag, DiagnosticCode.DiscouragedTag, $"{{% {tag.Name} %}} is discouraged in prompts", hint));
                }
            }
        }

        found.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        return found;
    }

    private static void CheckNames(
        List<Diagnostic> found,
        SourceText source,
        IReadOnlyList<NameUse> uses,
        IReadOnlyCollection<string>? known,
        DiagnosticCode code,
        string what)
    {
        foreach (var use in known is null ? [] : uses.Where(use => use.Name.Length > 0 && !known.Contains(use.Name)))
        {
            found.Add(source.Diagnose(
                code,
                use.Offset,
                use.Offset + use.Length,
                $"there is no {what} '{use.Name}'",
                NearestName.Hint(use.Name, known!))); // The loop above is empty without known names.
        }
    }

    private static Diagnostic Warning(SourceText source, NameUse use, DiagnosticCode code, string message, string? hint) =>
        source.Diagnose(code, use.Offset, use.Offset + use.Length, message, hint) with
        {
            Severity = DiagnosticSeverity.Warning,
        };
}

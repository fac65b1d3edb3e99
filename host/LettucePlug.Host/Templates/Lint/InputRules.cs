using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Rules about variables: declared and not used, used where they may be missing, shadowed.</summary>
internal static class InputRules
{
    public static void Check(PromptFile file, PromptFamily family, List<Diagnostic> found)
    {
        var info = file.Parsed.Info;
        foreach (var input in file.Header.Inputs.Where(input => !family.Uses(input.Name)))
        {
            var at = Math.Max(0, file.Source.Text.IndexOf(input.Name, StringComparison.Ordinal));
            var isOwn = input.Required && file.Kind is null;
            found.Add(file.Source.Warning(TemplateCodes.UnusedInput, at, at + input.Name.Length, $"the input '{input.Name}' is never used", "use it, or take it out of the front matter") with
            {
                Severity = isOwn ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            });
        }

        if (file.IsPartial)
        {
            return;
        }

        var guarded = info.Variables.Where(use => use.IsGuarded).Select(use => use.Path).ToHashSet();
        var ensured = file.Header.When?.Ensures.ToHashSet() ?? [];
        foreach (var use in info.Variables.Where(use => !use.IsLocal && !use.IsGuarded))
        {
            CheckUse(file, use, guarded, ensured, found);
        }

        foreach (var tag in info.Tags.Where(tag => tag.Name is "assign" or "capture"))
        {
            var words = file.Source.Text.AsSpan(tag.Offset, Math.Min(tag.Length, file.Source.Text.Length - tag.Offset)).ToString()
                .Split([' ', '=', '%', '{', '-', '}'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1 && file.Inputs.Any(input => input.Name == words[1]))
            {
                found.Add(file.Source.Warning(TemplateCodes.ShadowedInput, tag.Offset, tag.Offset + tag.Length, $"'{words[1]}' is an input, and this hides it", "choose another name"));
            }
        }

        foreach (var history in info.UnlimitedHistory)
        {
            found.Add(file.Source.Warning(TemplateCodes.UnlimitedHistory, history.Offset, history.Offset + history.Length, "this takes the whole conversation", "write {% history last: 40 %}, or switch LQ714 off where the host keeps to the budget"));
        }
    }

    private static void CheckUse(PromptFile file, VariableUse use, HashSet<string> guarded, HashSet<string> ensured, List<Diagnostic> found)
    {
        if (!IsPrinted(file, use) || Find(file.Inputs, use.Path) is not { Required: false, Default: null } input
            || input.Type is InputType.List or InputType.Object or InputType.Messages || IsFilledByHost(use.Path))
        {
            return;
        }

        var root = use.Root;
        if (!guarded.Contains(use.Path) && !guarded.Contains(root) && !guarded.Contains(root + ".name") && !ensured.Contains(use.Path) && !ensured.Contains(root))
        {
            found.Add(file.Source.Warning(TemplateCodes.UnguardedOptional, use.Offset, use.Offset + use.Length, $"'{use.Path}' may be missing, and the words around it would stay",
                $"put it into {{% if {use.Path} %}}, or give it a default"));
        }
        else if (file.Header.When is WhenNot { Part: WhenHas { Path: var absent } } && (absent == use.Path || absent == root))
        {
            found.Add(file.Source.Warning(TemplateCodes.OutsideWhen, use.Offset, use.Offset + use.Length, $"'{use.Path}' never has a value here: 'when' says so"));
        }
    }

    private static bool IsFilledByHost(string path) => path is "user" or "transcript" || path.StartsWith("now.", StringComparison.Ordinal);

    private static bool IsPrinted(PromptFile file, VariableUse use)
    {
        var before = file.Source.Text.AsSpan(0, use.Offset).TrimEnd();
        return (before.EndsWith("-") ? before[..^1] : before).EndsWith("{{");
    }

    private static InputDefinition? Find(IReadOnlyList<InputDefinition> inputs, string path)
    {
        var parts = path.Split('.');
        var input = inputs.FirstOrDefault(one => one.Name == parts[0]);
        return parts.Length == 1 || input is null ? input : Find(input.Fields, string.Join('.', parts.Skip(1)));
    }
}

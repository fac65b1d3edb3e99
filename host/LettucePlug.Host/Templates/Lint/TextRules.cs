using System.Text.RegularExpressions;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Rules about the text of a template: what looks like structure and is none, and how it is laid out.</summary>
internal static partial class TextRules
{
    private const int MostLines = 200;
    private static readonly string[] Fences = ["quote", "fence", "json", "oneline", "xml_escape"];

    public static void Check(PromptFile file, List<Diagnostic> found)
    {
        var source = file.Source;
        var body = source.Text[Math.Min(file.Header.BodyStart, source.Text.Length)..];
        var start = source.Text.Length - body.Length;
        Match(RoleMarker(), TemplateCodes.RoleMarker, "this looks like the start of a message and is only text", "write {% role 'system' %} ... {% endrole %}");
        Match(HandBuiltJson(), TemplateCodes.HandBuiltJson, "a value inside of JSON that is built by hand", "write {{ value | json }} without quotes around it");
        Match(DeadBranch(), TemplateCodes.DeadBranch, "this condition is always the same", "take the branch out");
        Match(TrailingSpace(), TemplateCodes.TrailingSpace, "spaces at the end of a line", null);
        Match(BlankLines(), TemplateCodes.BlankLines, "three or more blank lines", "keep one");
        if (body.AsSpan().Count('\n') > MostLines)
        {
            found.Add(source.Info(TemplateCodes.LongFile, 0, 0, $"the template is longer than {MostLines} lines", "move parts of it into partials"));
        }

        if (file.Header.MaxTokens is { } most && RoughTokenEstimator.Instance.Estimate(body) > most)
        {
            found.Add(source.Warning(TemplateCodes.EstimateOverBudget, 0, 0, $"the template alone is about {RoughTokenEstimator.Instance.Estimate(body)} tokens, over its budget of {most}"));
        }

        CheckUserText(file, found);

        void Match(Regex rule, DiagnosticCode code, string message, string? hint)
        {
            const int MostFindings = 5;
            foreach (Match match in rule.Matches(body).Take(MostFindings))
            {
                var at = start + match.Groups["at"].Index;
                var finding = source.Warning(code, at, at + match.Groups["at"].Length, message, hint);
                found.Add(code.Id is "LQ720" or "LQ721" or "LQ723" ? finding with { Severity = DiagnosticSeverity.Info } : finding);
            }
        }
    }

    /// <summary>What people typed, printed among instructions without anything that marks it as material.</summary>
    private static void CheckUserText(PromptFile file, List<Diagnostic> found)
    {
        var text = file.Source.Text;
        var typed = file.Inputs.Where(input => input.IsUserText).Select(input => input.Name).ToHashSet();
        foreach (var use in file.Parsed.Info.Variables.Where(use => !use.IsLocal && typed.Contains(use.Path)))
        {
            var open = text.LastIndexOf("{{", use.Offset, StringComparison.Ordinal);
            var close = text.IndexOf("}}", use.Offset, StringComparison.Ordinal);
            if (open < 0 || close < 0 || text.AsSpan(open, use.Offset - open).Contains("%}", StringComparison.Ordinal) || !IsInSystemRole(text, use.Offset))
            {
                continue;
            }

            var filters = text[use.Offset..close].Split('|').Skip(1).Select(filter => filter.Trim().Split(':', ' ', '-')[0]);
            if (!filters.Any(Fences.Contains))
            {
                found.Add(file.Source.Warning(TemplateCodes.UnfencedUserText, use.Offset, use.Offset + use.Length,
                    $"'{use.Path}' is what somebody typed, and reads here like an instruction", "add | quote, | fence or | oneline"));
            }
        }
    }

    private static bool IsInSystemRole(string text, int offset)
    {
        var last = RoleTag().Matches(text[..offset]).LastOrDefault();
        return last is { Value: var tag } && tag.Contains("system", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^[ \t]*(?<at>(?:\[?(?:system|assistant|user)\]?:[ \t]*$|<\|[a-z_]+\|>|<<<|\[/?INST\]|#{2,3} (?:System|Instruction|Assistant)\b))", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex RoleMarker();

    [GeneratedRegex("""(?<at>"[A-Za-z_]+"[ \t]*:[ \t]*"?\{\{[^|}]*\}\})""", RegexOptions.NonBacktracking)]
    private static partial Regex HandBuiltJson();

    [GeneratedRegex(@"(?<at>\{%-?[ \t]*(?:if|unless|elsif)[ \t]+(?:true|false|nil|\d+|'[^']*')[ \t]*-?%\})", RegexOptions.NonBacktracking)]
    private static partial Regex DeadBranch();

    [GeneratedRegex(@"[^ \t\n](?<at>[ \t]+)\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TrailingSpace();

    [GeneratedRegex(@"\n(?<at>(?:[ \t]*\r?\n){3,})", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\{%-?\s*(?:role\s*['""](?:system|user|assistant)['""]|endrole)", RegexOptions.NonBacktracking)]
    private static partial Regex RoleTag();
}

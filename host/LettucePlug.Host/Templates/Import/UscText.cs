using System.Text;
using System.Text.RegularExpressions;

namespace LettucePlug.Host.Templates;

/// <summary>The text of an entry: old variables under their new names, and everything else as plain text.</summary>
internal sealed partial class UscText(TemplateKind kind, List<string> notes)
{
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";

    public string Convert(string text)
    {
        var converted = new StringBuilder();
        var at = 0;
        foreach (Match match in Macro().Matches(text))
        {
            converted.Append(Plain(text[at..match.Index])).Append(Replace(match.Value, match.Groups["name"].Value.Trim()));
            at = match.Index + match.Length;
        }

        return converted.Append(Plain(text[at..])).ToString();
    }

    private string Replace(string written, string name)
    {
        var key = string.Concat(name.Where(letter => !char.IsWhiteSpace(letter)));
        if (name.StartsWith("#if ", StringComparison.Ordinal))
        {
            return $"{{% if {PathOf(string.Concat(name[4..].Where(letter => !char.IsWhiteSpace(letter)))) ?? "false"} %}}";
        }

        if (key is "/if" or "else")
        {
            return key == "else" ? "{% else %}" : "{% endif %}";
        }

        if (PathOf(key) is not { } path)
        {
            notes.Add($"'{{{{{key}}}}}' means nothing in a template of the kind {kind.Name} and stays as text");
            return $"{{% raw %}}{written}{{% endraw %}}";
        }

        if (path.StartsWith("media:", StringComparison.Ordinal))
        {
            notes.Add($"'{{{{{key}}}}}' is {{% media {path[6..]} %}} here");
            return $"{{% media {path[6..]} %}}";
        }

        if (path != key)
        {
            notes.Add($"'{{{{{key}}}}}' is {{{{ {path} }}}} here");
        }

        return $"{{{{ {path} }}}}";
    }

    private string? PathOf(string key) =>
        kind.Aliases.TryGetValue("{{" + key, out var printed) ? printed
        : kind.Aliases.TryGetValue(key, out var path) ? path
        : Dotted().IsMatch(key) && kind.VariableNames.Contains(key.Split('.')[0]) ? key : null;

    private static string Plain(string text) =>
        text.Contains("{%", StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal)
            ? "{% raw %}" + text.Replace("endraw", "end raw", StringComparison.Ordinal) + "{% endraw %}"
            : text;

    [GeneratedRegex(@"\{\{(?<name>[^{}]{1,80})\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Macro();

    [GeneratedRegex(@"\A[a-z_]+(\.[a-z_]+)*\z")]
    private static partial Regex Dotted();
}

using System.Text.RegularExpressions;
using LettucePlug.Host.Plugins;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

internal static partial class PackManifestReader
{
    /// <summary>The version of the template language and of the kinds.</summary>
    public static readonly SemanticVersion Engine = new(1, 0, 0);

    /// <summary>Null, and errors in <paramref name="found"/>, where the pack cannot be used at all.</summary>
    public static PackManifest? Read(TemplateSource source, List<Diagnostic> found)
    {
        if (YamlReader.Read(source, 0, source.Text.Length, found) is not YamlMap map)
        {
            if (found.Count == 0)
            {
                found.Add(source.Error(TemplateCodes.BadManifest, 0, 1, "pack.yaml consists of keys and values", "write id: my-pack"));
            }

            return null;
        }

        var fields = new YamlFields(source, map, found);
        var id = Need(fields, source, found, "id");
        var version = Need(fields, source, found, "version");
        var title = fields.Text("title", 200);
        if (id is not null && !Id().IsMatch(id))
        {
            fields.Bad(map["id"]!, $"'{id}' cannot be the id of a pack", "use lower-case letters, digits, dots, dashes and _");
        }

        var number = version is null ? null : SemanticVersion.TryParse(version);
        if (version is not null && number is null)
        {
            fields.Bad(map["version"]!, $"'{version}' is no version", "write three numbers, such as 1.2.0");
        }

        CheckEngine(fields);
        var read = new PackManifest
        {
            Id = id ?? "",
            Version = number ?? new SemanticVersion(0, 0, 0),
            Title = title ?? id ?? "",
            Description = fields.Text("description", 2000),
            Authors = fields.Words("authors"),
            License = fields.Text("license"),
            Requires = ReadRequires(fields),
            Locales = fields.Words("locales"),
            DefaultLocale = fields.Text("default_locale"),
            PromptStyle = fields.Text("prompt_style"),
            Automatic = fields.Flag("automatic") ?? false,
        };
        fields.ReportUnknown();
        return found.Exists(finding => finding.Severity == DiagnosticSeverity.Error && finding.Code != TemplateCodes.UnknownKey) ? null : read;
    }

    /// <summary>A range as for plugins, or <c>^1.2</c> for everything up to the next major version.</summary>
    public static VersionRange? ReadRange(string text)
    {
        if (!text.StartsWith('^'))
        {
            return VersionRange.TryParse(text);
        }

        var major = text[1..].Split('.')[0];
        return int.TryParse(major, out var number) ? VersionRange.TryParse($">={text[1..]} <{number + 1}") : null;
    }

    private static string? Need(YamlFields fields, TemplateSource source, List<Diagnostic> found, string key)
    {
        var value = fields.Text(key, 200);
        if (fields.Map[key] is null)
        {
            found.Add(source.Error(TemplateCodes.MissingKey, 0, 1, $"pack.yaml has no '{key}'", $"add {key}:"));
        }

        return value;
    }

    private static void CheckEngine(YamlFields fields)
    {
        if (fields.Text("engine") is not { } text)
        {
            return;
        }

        if (ReadRange(text) is not { } range)
        {
            fields.Bad(fields.Map["engine"]!, $"'{text}' is no range of versions", "write \">=1 <2\"");
        }
        else if (!range.Contains(Engine))
        {
            fields.Add(TemplateCodes.EngineMismatch, fields.Map["engine"]!, $"the pack is made for version {text} of the template language, and this is {Engine}");
        }
    }

    private static Dictionary<string, VersionRange> ReadRequires(YamlFields fields)
    {
        var requires = new Dictionary<string, VersionRange>(StringComparer.Ordinal);
        foreach (var (key, value) in fields.Fields("requires")?.Entries() ?? [])
        {
            if (value is YamlText text && ReadRange(text.Value) is { } range)
            {
                requires[key.Value] = range;
            }
            else
            {
                fields.Bad(value, $"this is no range of versions for '{key.Value}'", "write \"^1\" or \">=1 <2\"");
            }
        }

        return requires;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,99}\z")]
    private static partial Regex Id();
}

using LettucePlug.Host.Plugins;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Reads the YAML between the <c>---</c> lines at the top of a prompt.</summary>
internal static class PromptHeaderReader
{
    private const int MaxLength = 16 * 1024;
    private static readonly string[] Outputs = ["text", "messages", "json"];

    public static PromptHeader Read(TemplateSource source, List<Diagnostic> found)
    {
        var text = source.Text;
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        if (LineEnd(text, start) is not { } first || text.AsSpan(start, first - start).TrimEnd() is not "---")
        {
            return new PromptHeader { BodyStart = start };
        }

        var end = FindEnd(text, first, out var body);
        if (end < 0)
        {
            found.Add(source.Error(TemplateCodes.UnclosedFrontMatter, start, start + 3, "the front matter is never closed", "add a line of --- behind it"));
            return new PromptHeader { BodyStart = text.Length };
        }

        if (end - first > MaxLength)
        {
            found.Add(source.Error(TemplateCodes.FrontMatterLimit, start, start + 3, $"the front matter is longer than the limit of {MaxLength:N0} characters"));
            return new PromptHeader { BodyStart = body };
        }

        var node = YamlReader.Read(source, first, end, found);
        if (node is YamlMap map)
        {
            return Read(new YamlFields(source, map, found)) with { BodyStart = body };
        }

        if (node is not null)
        {
            found.Add(source.Error(TemplateCodes.BadValue, node.Start, node.End, "front matter consists of keys and values", "write kind: scene-writer"));
        }

        return new PromptHeader { BodyStart = body };
    }

    private static PromptHeader Read(YamlFields fields)
    {
        var header = new PromptHeader
        {
            Title = fields.Text("title"),
            Description = fields.Text("description", 2000),
            Kind = ReadKind(fields),
            Version = fields.Text("version"),
            Extends = fields.Text("extends"),
            Deprecated = fields.Text("deprecated"),
            Inputs = InputReader.Read(fields),
            Media = InputReader.ReadMedia(fields),
            Output = ReadOutput(fields),
            When = fields.Node("when") is { } when ? WhenReader.Read(fields, when) : null,
            MaxTokens = ReadBudget(fields),
            Limits = ReadLimits(fields),
            DisabledRules = fields.Fields("lint") is { } lint ? ReadLint(lint) : [],
        };
        _ = fields.Fields("model"); // Hints for people; nothing in here depends on them.
        if (header.Version is { } version && SemanticVersion.TryParse(version) is null)
        {
            fields.Bad(fields.Map["version"]!, $"'{version}' is no version", "write three numbers, such as 1.2.0");
        }

        fields.ReportUnknown();
        return header;
    }

    private static TemplateKind? ReadKind(YamlFields fields)
    {
        if (fields.Text("kind") is not { } name)
        {
            return null;
        }

        if (TemplateKinds.Named(name) is { } kind)
        {
            return kind;
        }

        var known = TemplateKinds.All.Select(kind => kind.Name).ToList();
        fields.Add(TemplateCodes.UnknownKind, fields.Map["kind"]!, $"there is no kind '{name}'",
            NearestName.Find(name, known) is { } near ? $"did you mean '{near}'?" : "there are: " + string.Join(", ", known));
        return null;
    }

    private static string ReadOutput(YamlFields fields)
    {
        if (fields.Fields("output") is not { } output)
        {
            return "messages";
        }

        var format = output.Text("format") ?? "messages";
        _ = output.Node("schema");
        if (!Outputs.Contains(format))
        {
            output.Bad(output.Map["format"]!, $"'{format}' is no output format", "there are: " + string.Join(", ", Outputs));
        }

        output.ReportUnknown();
        return format;
    }

    private static int? ReadBudget(YamlFields fields)
    {
        if (fields.Fields("budget") is not { } budget)
        {
            return null;
        }

        var most = budget.Whole("max_tokens", 1, 2_000_000);
        if (budget.Text("drop") is { } drop and not "lowest-priority")
        {
            budget.Bad(budget.Map["drop"]!, $"'{drop}' is no way to drop sections", "write lowest-priority");
        }

        budget.ReportUnknown();
        return (int?)most;
    }

    private static LiquidLimits ReadLimits(YamlFields fields)
    {
        if (fields.Fields("limits") is not { } limits)
        {
            return LiquidLimits.Default;
        }

        var allowed = LiquidLimits.Default;
        var read = allowed with
        {
            Steps = (int)(limits.Whole("steps", 1, allowed.Steps) ?? allowed.Steps),
            Output = (int)(limits.Whole("output", 1, allowed.Output) ?? allowed.Output),
            StringLength = (int)(limits.Whole("string", 1, allowed.StringLength) ?? allowed.StringLength),
            Collection = (int)(limits.Whole("collection", 1, allowed.Collection) ?? allowed.Collection),
            Time = TimeSpan.FromMilliseconds(limits.Whole("milliseconds", 1, (long)allowed.Time.TotalMilliseconds) ?? allowed.Time.TotalMilliseconds),
        };
        limits.ReportUnknown();
        return read;
    }

    private static IReadOnlyList<string> ReadLint(YamlFields lint)
    {
        var disabled = lint.Words("disable");
        lint.ReportUnknown();
        return disabled;
    }

    private static int? LineEnd(string text, int from)
    {
        var at = text.IndexOf('\n', from);
        return at < 0 ? null : at + 1;
    }

    private static int FindEnd(string text, int from, out int body)
    {
        for (var line = from; line < text.Length;)
        {
            var next = LineEnd(text, line) ?? text.Length;
            if (text.AsSpan(line, next - line).TrimEnd() is "---")
            {
                body = next;
                return line;
            }

            line = next;
        }

        body = text.Length;
        return -1;
    }
}

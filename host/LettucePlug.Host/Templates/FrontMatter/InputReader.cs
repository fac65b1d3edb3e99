using System.Globalization;
using System.Text.RegularExpressions;

namespace LettucePlug.Host.Templates;

/// <summary>Reads the inputs and media that a prompt declares.</summary>
internal static partial class InputReader
{
    private const int MaxDepth = 6;

    private static readonly Dictionary<string, InputType> Types = new()
    {
        ["string"] = InputType.Text,
        ["number"] = InputType.Number,
        ["integer"] = InputType.WholeNumber,
        ["boolean"] = InputType.Flag,
        ["list"] = InputType.List,
        ["object"] = InputType.Object,
        ["message-list"] = InputType.Messages,
        ["media"] = InputType.Media,
    };

    public static string NameOf(InputType type) => Types.First(pair => pair.Value == type).Key;

    public static IReadOnlyList<InputDefinition> Read(YamlFields fields) =>
        fields.Fields("inputs") is { } inputs ? ReadAll(inputs, 0) : [];

    public static IReadOnlyDictionary<string, MediaRule> ReadMedia(YamlFields fields)
    {
        var rules = new Dictionary<string, MediaRule>(StringComparer.Ordinal);
        if (fields.Fields("media") is not { } media)
        {
            return rules;
        }

        foreach (var (key, value) in media.Entries())
        {
            if (value is not YamlMap map)
            {
                media.Bad(value, $"'{key.Value}' takes keys and values, such as {{max: 2}}");
                continue;
            }

            var rule = media.Inner(map);
            if (rule.Text("kind") is { } kind and not "image")
            {
                rule.Bad(map["kind"]!, $"there are no media of the kind '{kind}'", "write image");
            }

            rules[key.Value] = new MediaRule { Max = (int?)rule.Whole("max", 1, 64), Required = rule.Flag("required") ?? false };
            rule.ReportUnknown();
        }

        return rules;
    }

    private static List<InputDefinition> ReadAll(YamlFields inputs, int depth)
    {
        var list = new List<InputDefinition>();
        foreach (var (key, value) in inputs.Entries())
        {
            if (!Name().IsMatch(key.Value))
            {
                inputs.Bad(key, $"'{key.Value}' cannot be the name of a variable", "use lower-case letters, digits and _");
            }
            else if (value is not YamlMap map)
            {
                inputs.Bad(value, $"'{key.Value}' takes keys and values, such as {{type: string}}");
            }
            else
            {
                list.Add(ReadOne(inputs, key.Value, map, depth));
            }
        }

        return list;
    }

    private static InputDefinition ReadOne(YamlFields inputs, string name, YamlMap map, int depth)
    {
        var fields = inputs.Inner(map);
        var word = fields.Text("type") ?? "string";
        if (!Types.TryGetValue(word, out var type))
        {
            fields.Bad(map["type"]!, $"there is no type '{word}'", "there are: " + string.Join(", ", Types.Keys));
        }

        if (depth > MaxDepth)
        {
            fields.Bad(map, $"inputs are nested deeper than {MaxDepth} levels");
            return new InputDefinition { Name = name, Type = type };
        }

        var read = new InputDefinition
        {
            Name = name,
            Type = type,
            Required = fields.Flag("required") ?? false,
            Description = fields.Text("description", 2000) ?? "",
            Default = ReadDefault(fields, type),
            Choices = fields.Words("enum"),
            MaxChars = (int?)fields.Whole("max_chars", 1, 1_000_000),
            MaxItems = (int?)fields.Whole("max_items", 1, 10_000),
            Of = fields.Fields("of") is { } of ? ReadOne(inputs, "item", of.Map, depth + 1) : null,
            Fields = fields.Fields("fields") is { } inner ? ReadAll(inner, depth + 1) : [],
        };
        if (read.Default is string text && read.Choices.Count > 0 && !read.Choices.Contains(text))
        {
            fields.Bad(map["default"]!, $"the default '{text}' is not in enum");
        }

        fields.ReportUnknown();
        return read;
    }

    private static object? ReadDefault(YamlFields fields, InputType type)
    {
        if (fields.Node("default") is not { } node)
        {
            return null;
        }

        object? value = (type, node) switch
        {
            (InputType.Text, YamlText text) => text.Value,
            (InputType.Flag, YamlText { Value: "true" or "false" } text) => text.Value == "true",
            (InputType.WholeNumber, YamlText text) when long.TryParse(text.Value, CultureInfo.InvariantCulture, out var whole) => whole,
            (InputType.Number, YamlText text) when decimal.TryParse(text.Value, CultureInfo.InvariantCulture, out var number) => number,
            (InputType.List, YamlList list) => list.Items.OfType<YamlText>().Select(item => (object?)item.Value).ToList(),
            _ => null,
        };
        if (value is null)
        {
            fields.Bad(node, $"this is no {NameOf(type)}");
        }

        return value;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z")]
    private static partial Regex Name();
}

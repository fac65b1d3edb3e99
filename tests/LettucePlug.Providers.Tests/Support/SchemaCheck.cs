using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Providers.Tests;

/// <summary>
/// JSON Schema as far as the specifications use it. Stricter in one point: a field must be declared somewhere in the
/// schema, or in the chosen one of its alternatives.
/// </summary>
internal sealed class SchemaCheck(Func<JsonNode?, JsonNode?> resolve)
{
    public IReadOnlyList<string> Run(JsonNode schema, JsonNode? value, string path)
    {
        var merged = new Merged();
        Merge(merged, schema);
        return Check(merged, value, path);
    }

    private List<string> Check(Merged schema, JsonNode? value, string path)
    {
        if (value is null && schema.Nodes.Any(node => node["nullable"]?.GetValue<bool>() == true))
        {
            return [];
        }

        if (schema.Alternatives.Count > 0)
        {
            return schema.Alternatives[0]
                .Select(branch =>
                {
                    var chosen = schema.WithoutFirstAlternative();
                    Merge(chosen, branch!);
                    return Check(chosen, value, path);
                })
                .MinBy(problems => problems.Count)!;
        }

        var problems = new List<string>();
        foreach (var node in schema.Nodes)
        {
            CheckScalar(node, value, path, problems);
        }

        if (value is JsonObject map)
        {
            CheckFields(schema, map, path, problems);
        }
        else if (value is JsonArray list && schema.Nodes.Select(node => node["items"]).FirstOrDefault(items => items is not null) is { } items)
        {
            for (var i = 0; i < list.Count; i++)
            {
                problems.AddRange(Run(items, list[i], $"{path}[{i}]"));
            }
        }

        return problems;
    }

    private void CheckFields(Merged schema, JsonObject map, string path, List<string> problems)
    {
        problems.AddRange(schema.Required.Where(name => !map.ContainsKey(name)).Select(name => $"{path}.{name} is missing"));
        foreach (var (name, value) in map)
        {
            if (schema.Properties.TryGetValue(name, out var declarations))
            {
                var merged = new Merged();
                foreach (var declaration in declarations)
                {
                    Merge(merged, declaration);
                }

                problems.AddRange(Check(merged, value, $"{path}.{name}"));
            }
            else if (!schema.IsOpen)
            {
                problems.Add($"{path}.{name} is not declared");
            }
        }
    }

    private static void CheckScalar(JsonNode schema, JsonNode? value, string path, List<string> problems)
    {
        if (schema["type"] is { } type)
        {
            var types = type is JsonArray several ? several.Select(t => t!.ToString()).ToArray() : [type.ToString()];
            if (!types.Any(t => Is(t, value)))
            {
                problems.Add($"{path} should be {string.Join(" or ", types)}");
                return;
            }
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(item => JsonNode.DeepEquals(item, value)))
        {
            problems.Add($"{path} is {value?.ToJsonString()}, not one of {allowed.ToJsonString()}");
        }

        if (schema["const"] is { } constant && !JsonNode.DeepEquals(constant, value))
        {
            problems.Add($"{path} is not {constant.ToJsonString()}");
        }

        var measure = value?.GetValueKind() switch
        {
            JsonValueKind.Number => (Number(value), "minimum", "maximum"),
            JsonValueKind.String => (value.GetValue<string>().Length, "minLength", "maxLength"),
            JsonValueKind.Array => (value.AsArray().Count, "minItems", "maxItems"),
            _ => (0.0, "", ""),
        };
        if (measure.Item2.Length > 0
            && ((schema[measure.Item2] is { } least && measure.Item1 < Number(least))
                || (schema[measure.Item3] is { } most && measure.Item1 > Number(most))))
        {
            problems.Add($"{path} is out of range");
        }
    }

    private static double Number(JsonNode node) =>
        double.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String)
            or ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null)
            or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Math.Abs(Number(value!) % 1) < double.Epsilon,
        _ => false,
    };

    private void Merge(Merged into, JsonNode schema)
    {
        if (resolve(schema) is not JsonObject node)
        {
            return;
        }

        into.Nodes.Add(node);
        foreach (var name in node["required"] as JsonArray ?? [])
        {
            into.Required.Add(name!.ToString());
        }

        foreach (var (name, declaration) in node["properties"] as JsonObject ?? [])
        {
            into.Properties.TryAdd(name, []);
            into.Properties[name].Add(declaration!);
        }

        if (node["additionalProperties"] is JsonObject || node["additionalProperties"]?.ToJsonString() == "true"
            || (node["type"]?.ToString() == "object" && node["properties"] is null && node["allOf"] is null))
        {
            into.IsOpen = true;
        }

        foreach (var part in node["allOf"] as JsonArray ?? [])
        {
            Merge(into, part!);
        }

        foreach (var word in (string[])["anyOf", "oneOf"])
        {
            if (node[word] is JsonArray { Count: > 0 } branches)
            {
                into.Alternatives.Add(branches);
            }
        }
    }

    private sealed class Merged
    {
        public List<JsonObject> Nodes { get; private init; } = [];

        public Dictionary<string, List<JsonNode>> Properties { get; private init; } = [];

        public HashSet<string> Required { get; private init; } = [];

        public List<JsonArray> Alternatives { get; private init; } = [];

        public bool IsOpen { get; set; }

        public Merged WithoutFirstAlternative() => new()
        {
            Nodes = [.. Nodes],
            Properties = Properties.ToDictionary(pair => pair.Key, pair => pair.Value.ToList()),
            Required = [.. Required],
            Alternatives = [.. Alternatives.Skip(1)],
            IsOpen = IsOpen,
        };
    }
}

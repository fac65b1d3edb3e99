using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>One node of a workflow in API format.</summary>
internal sealed class WorkflowNode
{
    public required string Id { get; init; }

    /// <summary>The class; null where the node has none, which the server refuses.</summary>
    public required string? Class { get; init; }

    /// <summary>What its author called it; the class where nobody did.</summary>
    public required string Title { get; init; }

    public required JsonElement Json { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Inputs { get; init; }

    /// <summary>The inputs that are fed by other nodes.</summary>
    public IEnumerable<(string Input, string From, int Output)> Links
    {
        get
        {
            foreach (var (input, value) in Inputs)
            {
                if (ReadLink(value) is { } link)
                {
                    yield return (input, link.From, link.Output);
                }
            }
        }
    }

    /// <summary>Whether it is meant to be a node, be it a broken one.</summary>
    public static bool IsNode(JsonElement json) => json.ValueKind == JsonValueKind.Object
        && (json.TryGetProperty("class_type", out _) || (json.TryGetProperty("inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Object));

    public static WorkflowNode Read(string id, JsonElement json)
    {
        var cls = Text(json, "class_type");
        var title = json.TryGetProperty("_meta", out var meta) && meta.ValueKind == JsonValueKind.Object ? Text(meta, "title") : null;
        return new()
        {
            Id = id,
            Class = cls,
            Title = string.IsNullOrWhiteSpace(title) ? cls ?? id : title,
            Json = json,
            Inputs = json.TryGetProperty("inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Object
                ? inputs.EnumerateObject().ToDictionary(input => input.Name, input => input.Value)
                : new Dictionary<string, JsonElement>(),
        };
    }

    /// <summary>A link is an array of a node's id and the number of its output.</summary>
    public static (string From, int Output)? ReadLink(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() == 2
        && value[0].ValueKind == JsonValueKind.String
        && value[1].ValueKind == JsonValueKind.Number
        && value[1].TryGetInt32(out var output)
            ? (value[0].GetString()!, output)
            : null;

    /// <summary>The node in the words of messages.</summary>
    public override string ToString() => Describe(Id, Class, Title);

    public static string Describe(string id, string? cls, string? title) =>
        title is null || title == cls ? $"node {id} ({cls ?? "no class"})" : $"node {id} '{title}' ({cls ?? "no class"})";

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

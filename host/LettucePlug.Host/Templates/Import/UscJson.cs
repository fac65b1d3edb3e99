using System.Text;
using System.Text.Json;

namespace LettucePlug.Host.Templates;

/// <summary>Looks into exports, whose keys are written in camel case or with underscores.</summary>
internal static class UscJson
{
    private const int MaxDepth = 4;
    private static readonly string[] Wrappers = ["payload", "template", "data", "prompt", "templates", "items"];

    /// <summary>The object with entries or content, as the root or inside of an envelope.</summary>
    public static JsonElement? FindTemplate(JsonElement element, int depth = 0)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.GetArrayLength() > 0 && depth < MaxDepth ? FindTemplate(element[0], depth + 1) : null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (Get(element, "entries") is { ValueKind: JsonValueKind.Array } || Get(element, "content") is { ValueKind: JsonValueKind.String })
        {
            return element;
        }

        return Wrappers.Select(name => depth < MaxDepth && Get(element, name) is { } inner ? FindTemplate(inner, depth + 1) : null)
            .FirstOrDefault(found => found is not null);
    }

    public static JsonElement? Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
            && (element.TryGetProperty(name, out var value) || element.TryGetProperty(Snake(name), out value))
            && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool? Flag(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    public static long? Number(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static IEnumerable<JsonElement> List(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    public static string? Raw(JsonElement element, string name) => Get(element, name)?.GetRawText();

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            text.Append(char.IsAsciiLetterUpper(letter) ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}

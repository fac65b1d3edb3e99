using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Host.Conversations.Cards;

/// <summary>
/// Reads Character Cards of version 1 (flat), 2 and 3 (under <c>data</c>). What describes the character is put together
/// into one description, each part under its own heading.
/// </summary>
internal static class CardReader
{
    /// <summary>Where this program keeps what the format has no field for.</summary>
    public const string ExtensionName = "lettuceplug";

    /// <summary>Fields with a place of their own here, or that mean nothing outside of the file they came in.</summary>
    private static readonly HashSet<string> Placed =
    [
        "name", "description", "personality", "scenario", "system_prompt", "mes_example", "first_mes",
        "post_history_instructions", "assets", "data", "spec", "spec_version", "avatar", "chat",
    ];

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, MaxDepth = 64 };

    /// <summary>Throws a <see cref="JsonException"/> where the text is no JSON; null where it is no card.</summary>
    public static CharacterCard? Read(string json)
    {
        using var document = JsonDocument.Parse(json, Options);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var data = root.TryGetProperty("data", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
        return Text(data, "name") is { } name
            ? new CharacterCard
            {
                Name = name,
                Description = Describe(data),
                Greeting = Text(data, "first_mes"),
                DesignDescription = Design(data),
                Rest = Rest(data),
            }
            : null;
    }

    private static string Describe(JsonElement data)
    {
        (string? Heading, string Field)[] parts =
        [
            (null, "description"),
            ("Personality", "personality"),
            ("Scenario", "scenario"),
            ("Instructions", "system_prompt"),
            ("Further instructions", "post_history_instructions"),
            ("Example dialogue", "mes_example"),
        ];
        var text = new StringBuilder();
        foreach (var (heading, field) in parts)
        {
            if (Text(data, field) is { } value)
            {
                text.Append(text.Length > 0 ? "\n\n" : "").Append(heading is null ? "" : heading + ":\n").Append(value);
            }
        }

        return text.ToString();
    }

    private static string? Design(JsonElement data) =>
        data.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object
        && extensions.TryGetProperty(ExtensionName, out var own) && own.ValueKind == JsonValueKind.Object
            ? Text(own, "designDescription")
            : null;

    private static string? Rest(JsonElement data)
    {
        var rest = new JsonObject();
        foreach (var field in data.EnumerateObject().Where(field => !Placed.Contains(field.Name)))
        {
            if (Kept(field) is { } value)
            {
                rest[field.Name] = value;
            }
        }

        return rest.Count > 0 ? rest.ToJsonString() : null;
    }

    /// <summary>Null for what says nothing.</summary>
    private static JsonNode? Kept(JsonProperty field)
    {
        try
        {
            var value = JsonNode.Parse(field.Value.GetRawText());
            if (field.Name == "extensions")
            {
                (value as JsonObject)?.Remove(ExtensionName);
            }

            return value is JsonArray { Count: 0 } or JsonObject { Count: 0 }
                || (value is JsonValue text && text.TryGetValue<string>(out var words) && words.Length == 0)
                ? null
                : value;
        }
        catch (ArgumentException)
        {
            // An object that names the same field twice: nobody can say which of them counts.
            return null;
        }
    }

    private static string? Text(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text.ReplaceLineEndings("\n").Trim()
            : null;
}

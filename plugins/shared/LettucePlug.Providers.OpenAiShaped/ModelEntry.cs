using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Reads the fields that entries of model lists have in common.</summary>
public static class ModelEntry
{
    /// <summary>A text; null where there is none.</summary>
    public static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var text)
            && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value
                ? value
                : null;

    public static int? Number(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var number)
            && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value)
                ? value
                : null;

    public static bool Flag(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var flag)
            && flag.ValueKind == JsonValueKind.True;

    /// <summary>An inner object; an undefined element where there is none.</summary>
    public static JsonElement Inner(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var inner)
            && inner.ValueKind == JsonValueKind.Object
                ? inner
                : default;

    /// <summary>The texts of a list; null where there is no list.</summary>
    public static IReadOnlyList<string>? Texts(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var list)
            && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray()
                    .Where(one => one.ValueKind == JsonValueKind.String)
                    .Select(one => one.GetString()!)]
                : null;

    /// <summary>The modalities of a list; null where it is absent or empty.</summary>
    public static IReadOnlyList<Modality>? Modalities(JsonElement item, string name) =>
        Texts(item, name)?.Where(one => !string.IsNullOrWhiteSpace(one)).Select(one => new Modality(one)).ToList()
            is { Count: > 0 } modalities
                ? modalities
                : null;
}

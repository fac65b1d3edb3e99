using System.Text.Json;

namespace LettucePlug.Provider.Gemini;

/// <summary>Reads texts out of answers that may lack them.</summary>
internal static class JsonText
{
    /// <summary>The first of the names that is there; the service writes its names in two ways.</summary>
    public static JsonElement? Find(JsonElement value, params ReadOnlySpan<string> names)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names)
            {
                if (value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null)
                {
                    return found;
                }
            }
        }

        return null;
    }

    public static string? Read(JsonElement value, params ReadOnlySpan<string> names)
    {
        if (Find(value, names) is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: the service cut a character in two.
            return "\uFFFD";
        }
    }

    public static long? Number(JsonElement value, string name) =>
        Find(value, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var n) ? n : null;
}

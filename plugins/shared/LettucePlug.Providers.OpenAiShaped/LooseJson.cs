using System.Text.Json;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Settings of the user's own come as text; what reads as JSON is sent as such.</summary>
public static class LooseJson
{
    public static void Write(Utf8JsonWriter json, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(value);
        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(value);
        }
        catch (JsonException)
        {
            json.WriteString(name, value);
            return;
        }

        using (parsed)
        {
            json.WritePropertyName(name);
            parsed.RootElement.WriteTo(json);
        }
    }
}

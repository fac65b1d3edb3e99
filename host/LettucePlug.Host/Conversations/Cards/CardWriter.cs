using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Host.Conversations.Cards;

/// <summary>Writes Character Cards of version 2, which every program of the field reads.</summary>
internal static class CardWriter
{
    private const string Extensions = "extensions";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(CharacterCard card)
    {
        var rest = card.Rest is null ? [] : JsonNode.Parse(card.Rest) as JsonObject ?? [];
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("spec", "chara_card_v2");
            json.WriteString("spec_version", "2.0");
            json.WriteStartObject("data");
            json.WriteString("name", card.Name);
            json.WriteString("description", card.Description);
            json.WriteString("first_mes", card.Greeting ?? "");
            foreach (var empty in (string[])
                ["personality", "scenario", "mes_example", "creator_notes", "system_prompt", "post_history_instructions",
                    "creator", "character_version"])
            {
                if (!rest.ContainsKey(empty))
                {
                    json.WriteString(empty, "");
                }
            }

            foreach (var list in (string[])["alternate_greetings", "tags"])
            {
                if (!rest.ContainsKey(list))
                {
                    json.WriteStartArray(list);
                    json.WriteEndArray();
                }
            }

            foreach (var (name, value) in rest.Where(field => field.Key != Extensions))
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteStartObject(Extensions);
            foreach (var (name, value) in rest[Extensions] as JsonObject ?? [])
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            if (card.DesignDescription is { } design)
            {
                json.WriteStartObject(CardReader.ExtensionName);
                json.WriteString("designDescription", design);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, JsonNode? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
            return;
        }

        value.WriteTo(json);
    }
}

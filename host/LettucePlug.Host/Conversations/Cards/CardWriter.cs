using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LettucePlug.Host.Conversations.Cards;

/// <summary>Writes Character Cards of version 2, which every program of the field reads.</summary>
internal static class CardWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(CharacterCard card)
    {
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
                json.WriteString(empty, "");
            }

            WriteEmptyList(json, "alternate_greetings");
            WriteEmptyList(json, "tags");
            json.WriteStartObject("extensions");
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

    private static void WriteEmptyList(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }
}

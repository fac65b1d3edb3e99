using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>Writes the parts of a turn.</summary>
internal static class RequestParts
{
    public static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <param name="signature">What came with a picture of the model's own; null for other pictures.</param>
    public static void WriteImage(Utf8JsonWriter json, string mediaType, ReadOnlySpan<byte> content, string? signature = null)
    {
        json.WriteStartObject();
        json.WriteStartObject("inlineData");
        json.WriteString("mimeType", mediaType);
        json.WritePropertyName("data");
        json.WriteBase64(content);
        json.WriteEndObject();
        if (signature is not null)
        {
            json.WriteString("thoughtSignature", signature);
        }

        json.WriteEndObject();
    }

    public static int Seed(ulong seed) => (int)(seed % ((ulong)int.MaxValue + 1));
}

using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Writes chat requests.</summary>
internal static class ChatBody
{
    public static JsonBody Create(ChatRequest request, ChatDialect dialect, string maxTokensField, IReadOnlySet<string> leaveOut) =>
        new(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", request.Model);
            json.WriteStartArray("messages");
            foreach (var message in request.Messages)
            {
                WriteMessage(json, message);
            }

            json.WriteEndArray();
            WriteNumber(json, "temperature", request.Temperature, leaveOut);
            WriteNumber(json, "top_p", request.TopP, leaveOut);
            if (request.MaxTokens is { } most && !leaveOut.Contains(maxTokensField))
            {
                json.WriteNumber(maxTokensField, most);
            }

            if (request.Stop.Count > 0 && !leaveOut.Contains("stop"))
            {
                json.WriteStartArray("stop");
                foreach (var stop in request.Stop)
                {
                    json.WriteStringValue(stop);
                }

                json.WriteEndArray();
            }

            if (request.Seed is { } seed && !leaveOut.Contains("seed"))
            {
                json.WriteNumber("seed", (long)(seed % long.MaxValue));
            }

            json.WriteBoolean("stream", true);
            if (dialect.AsksForUsage && !leaveOut.Contains("stream_options"))
            {
                json.WriteStartObject("stream_options");
                json.WriteBoolean("include_usage", true);
                json.WriteEndObject();
            }

            dialect.WriteMore?.Invoke(json, request);
            foreach (var (name, value) in request.Extra.Where(extra => !leaveOut.Contains(extra.Key)))
            {
                LooseJson.Write(json, name, value);
            }

            json.WriteEndObject();
        });

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value, IReadOnlySet<string> leaveOut)
    {
        if (value is { } number && !leaveOut.Contains(name))
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("role", message.Role.Name);
        // Only users may show pictures: what the model itself has drawn is left out, since its role takes words alone.
        var parts = message.Role == ChatRole.User
            ? message.Parts
            : [.. message.Parts.Where(part => part is ChatText)];
        if (parts is [ChatText only])
        {
            json.WriteString("content", only.Text);
        }
        else if (parts.All(part => part is ChatText))
        {
            json.WriteString("content", string.Concat(parts.OfType<ChatText>().Select(part => part.Text)));
        }
        else
        {
            WriteParts(json, parts);
        }

        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, IReadOnlyList<ChatPart> parts)
    {
        json.WriteStartArray("content");
        foreach (var part in parts)
        {
            switch (part)
            {
                case ChatText text:
                    json.WriteStartObject();
                    json.WriteString("type", "text");
                    json.WriteString("text", text.Text);
                    json.WriteEndObject();
                    break;
                case ChatPicture picture:
                    json.WriteStartObject();
                    json.WriteString("type", "image_url");
                    json.WriteStartObject("image_url");
                    json.WritePropertyName("url");
                    json.WriteDataUri(picture.MediaType, picture.Data.Span);
                    json.WriteEndObject();
                    json.WriteEndObject();
                    break;
            }
        }

        json.WriteEndArray();
    }
}

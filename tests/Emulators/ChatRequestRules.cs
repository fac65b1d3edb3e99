using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>What a chat request may hold at every service that speaks OpenAI's language.</summary>
internal static class ChatRequestRules
{
    public static JsonRules Create() => new JsonRules()
        .Text("model", required: true)
        .List("messages", CheckMessage, required: true, min: 1)
        .Number("temperature", min: 0, max: 2)
        .Number("top_p", min: 0, max: 1)
        .Whole("max_tokens", min: 1)
        .Any("stop", (value, path) => JsonRules.Expect(
            value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is >= 1 and <= 4),
            path, "1 to 4 texts"))
        .Whole("seed")
        .Flag("stream");

    /// <summary>A data URI that holds an image in base64, or an https address where those are taken.</summary>
    public static void CheckImage(string? url, string path, bool takesAddresses = true)
    {
        if (takesAddresses && url?.StartsWith("https://", StringComparison.Ordinal) == true)
        {
            return;
        }

        var comma = url?.IndexOf(',', StringComparison.Ordinal) ?? -1;
        var isImage = comma > 0 && url!.StartsWith("data:image/", StringComparison.Ordinal)
            && url[..comma].EndsWith(";base64", StringComparison.Ordinal);
        JsonRules.Expect(
            isImage && Convert.TryFromBase64String(url![(comma + 1)..], new byte[url.Length], out _), path,
            "a base64 data URI of an image", "invalid_image");
    }

    /// <summary>The pictures that the conversation shows, in order.</summary>
    public static IReadOnlyList<string> Pictures(JsonElement body) =>
    [
        .. body.GetProperty("messages").EnumerateArray()
            .Select(message => message.GetProperty("content"))
            .Where(content => content.ValueKind == JsonValueKind.Array)
            .SelectMany(content => content.EnumerateArray())
            .Where(part => part.GetProperty("type").GetString() == "image_url")
            .Select(part => part.GetProperty("image_url").GetProperty("url").GetString()!),
    ];

    private static void CheckMessage(JsonElement message, string path)
    {
        var role = message.TryGetProperty("role", out var named) ? named.GetString() : "";
        new JsonRules()
            .Text("role", required: true, oneOf: ["system", "user", "assistant"])
            .Any("content", (content, where) => CheckContent(content, where, role == "user"), required: true)
            .Check(message, path);
    }

    private static void CheckContent(JsonElement content, string path, bool mayShow)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return;
        }

        JsonRules.Expect(content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0, path, "a text or parts");
        var index = 0;
        foreach (var part in content.EnumerateArray())
        {
            var where = $"{path}[{index++}]";
            var type = part.TryGetProperty("type", out var named) ? named.GetString() : "";
            if (type == "image_url")
            {
                JsonRules.Expect(mayShow, where, "text", "invalid_value");
                new JsonRules()
                    .Text("type", required: true)
                    .Inner("image_url", new JsonRules().Text("url", required: true).Text("detail"), required: true)
                    .Check(part, where);
                CheckImage(part.GetProperty("image_url").GetProperty("url").GetString(), where);
            }
            else
            {
                new JsonRules().Text("type", required: true, oneOf: ["text"]).Text("text", required: true).Check(part, where);
            }
        }
    }
}

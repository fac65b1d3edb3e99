using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class OpenAiEmulator
{
    private static JsonRules ChatRules() => new JsonRules()
        .Text("model", required: true)
        .List("messages", CheckMessage, required: true, min: 1)
        .Number("temperature", min: 0, max: 2)
        .Number("top_p", min: 0, max: 1)
        .Whole("max_tokens", min: 1)
        .Whole("max_completion_tokens", min: 1)
        .Any("stop", (value, path) => JsonRules.Expect(
            value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is >= 1 and <= 4),
            path, "1 to 4 texts"))
        .Whole("seed")
        .Number("frequency_penalty", min: -2, max: 2)
        .Number("presence_penalty", min: -2, max: 2)
        .Flag("stream")
        .Inner("stream_options", new JsonRules().Flag("include_usage"));

    private static void CheckMessage(JsonElement message, string path)
    {
        var role = message.TryGetProperty("role", out var named) ? named.GetString() : "";
        new JsonRules()
            .Text("role", required: true, oneOf: ["system", "developer", "user", "assistant"])
            .Any("content", (content, where) =>
            {
                if (content.ValueKind == JsonValueKind.String)
                {
                    return;
                }

                JsonRules.Expect(content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0, where, "a text or parts");
                var index = 0;
                foreach (var part in content.EnumerateArray())
                {
                    CheckPart(part, $"{where}[{index++}]", role == "user");
                }
            }, required: true)
            .Text("name")
            .Check(message, path);
    }

    private static void CheckPart(JsonElement part, string path, bool imagesAllowed)
    {
        if (Text(part, "type", "") == "image_url")
        {
            JsonRules.Expect(imagesAllowed, path, "text", "invalid_value");
            new JsonRules()
                .Text("type", required: true)
                .Inner("image_url", new JsonRules().Text("url", required: true).Text("detail", oneOf: ["auto", "low", "high"]), required: true)
                .Check(part, path);
            CheckDataUri(part.GetProperty("image_url").GetProperty("url").GetString()!, path + ".image_url.url");
            return;
        }

        new JsonRules().Text("type", required: true, oneOf: ["text"]).Text("text", required: true).Check(part, path);
    }

    private async Task AnswerChatAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        ChatRules().Check(body);
        var model = body.GetProperty("model").GetString()!;
        RequireModel(model);
        if (model.StartsWith('o'))
        {
            RefuseForReasoning(body);
        }

        var usage = new { prompt_tokens = 16, completion_tokens = 5, total_tokens = 21 };
        if (!Flag(body, "stream"))
        {
            await call.SendJsonAsync(new
            {
                id = "chatcmpl-1",
                @object = "chat.completion",
                created = 1,
                model,
                choices = new[]
                {
                    new { index = 0, message = new { role = "assistant", content = Reply, refusal = (string?)null }, finish_reason = "stop" },
                },
                usage,
            });
            return;
        }

        await SendChunkAsync(call, model, new { role = "assistant", content = "", refusal = (string?)null }, null, null);
        await foreach (var piece in PiecesAsync(call.Gone))
        {
            await SendChunkAsync(call, model, new { content = piece }, null, null);
        }

        await SendChunkAsync(call, model, new { }, "stop", null);
        if (body.TryGetProperty("stream_options", out var options) && Flag(options, "include_usage"))
        {
            await call.SendEventAsync(new
            {
                id = "chatcmpl-1",
                @object = "chat.completion.chunk",
                created = 1,
                model,
                choices = Array.Empty<object>(),
                usage,
            });
        }

        await call.SendEventAsync("[DONE]");
    }

    private async IAsyncEnumerable<string> PiecesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (WordsPerSecond is not { } rate)
        {
            foreach (var piece in Reply.Chunk(7))
            {
                yield return new string(piece);
            }

            yield break;
        }

        // By the clock and not by the word, so that a busy moment is made up for.
        var began = TimeProvider.System.GetTimestamp();
        var sent = 0;
        foreach (var word in Reply.Split(' '))
        {
            yield return word + ' ';
            var early = TimeSpan.FromSeconds((double)++sent / rate) - TimeProvider.System.GetElapsedTime(began);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, cancellationToken);
            }
        }
    }

    private static void RefuseForReasoning(JsonElement body)
    {
        if (body.TryGetProperty("max_tokens", out _))
        {
            throw new Refusal(
                400, "unsupported_parameter",
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                "max_tokens");
        }

        if (body.TryGetProperty("temperature", out var temperature) && temperature.GetDouble() != 1)
        {
            throw new Refusal(
                400, "unsupported_value",
                "Unsupported value: 'temperature' does not support this value with this model. Only the default (1) value is supported.",
                "temperature");
        }
    }

    private static Task SendChunkAsync(EmulatorCall call, string model, object delta, string? finish, object? usage) =>
        call.SendEventAsync(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion.chunk",
            created = 1,
            model,
            choices = new[] { new { index = 0, delta, finish_reason = finish } },
            usage,
            obfuscation = "xYz",
        });
}

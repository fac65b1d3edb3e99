using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class XaiEmulator
{
    private async Task AnswerChatAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        Check(
            new JsonRules()
                .Text("model", required: true)
                .List("messages", CheckMessage, required: true, min: 1)
                .Number("temperature", min: 0, max: 2)
                .Number("top_p", min: 0, max: 1)
                .Whole("max_tokens", min: 1)
                .Whole("max_completion_tokens", min: 1)
                .List("stop", (value, path) => JsonRules.Expect(value.ValueKind == JsonValueKind.String, path, "a text"), max: 4)
                .Whole("seed")
                .Flag("stream")
                .Inner("stream_options", new JsonRules().Flag("include_usage")),
            body);
        var model = body.GetProperty("model").GetString()!;
        if (!ChatModels.Contains(model))
        {
            throw new Refusal(404, "Some requested entity was not found", $"The model {model} does not exist or your team does not have access to it.");
        }

        Require(
            !model.EndsWith("-mini", StringComparison.Ordinal) || !body.TryGetProperty("stop", out _),
            $"Model {model} does not support parameter stop.");
        await SendChunkAsync(call, model, new { role = "assistant", reasoning_content = "Foxes talk. " }, null);
        foreach (var piece in Reply.Chunk(7))
        {
            await SendChunkAsync(call, model, new { content = new string(piece) }, null);
        }

        await SendChunkAsync(call, model, new { }, "stop");
        await call.SendEventAsync(new
        {
            id = "emulated",
            @object = "chat.completion.chunk",
            created = 1,
            model,
            choices = Array.Empty<object>(),
            usage = new
            {
                prompt_tokens = 12,
                completion_tokens = 1,
                total_tokens = 241,
                prompt_tokens_details = new { text_tokens = 12, image_tokens = 0 },
                cost_in_usd_ticks = 1176500,
            },
        });
        await call.SendEventAsync("[DONE]");
    }

    private static void CheckMessage(JsonElement message, string path) => new JsonRules()
        .Text("role", required: true, oneOf: ["system", "user", "assistant"])
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
                CheckPart(part, $"{where}[{index++}]");
            }
        }, required: true)
        .Check(message, path);

    private static void CheckPart(JsonElement part, string path)
    {
        if (part.TryGetProperty("image_url", out _))
        {
            new JsonRules()
                .Text("type", required: true, oneOf: ["image_url"])
                .Inner("image_url", new JsonRules().Text("url", required: true).Text("detail", oneOf: ["auto", "low", "high"]))
                .Check(part, path);
            return;
        }

        new JsonRules().Text("type", required: true, oneOf: ["text"]).Text("text", required: true).Check(part, path);
    }

    private static Task SendChunkAsync(EmulatorCall call, string model, object delta, string? finish) =>
        call.SendEventAsync(new
        {
            id = "emulated",
            @object = "chat.completion.chunk",
            created = 1,
            model,
            choices = new[] { new { index = 0, delta, finish_reason = finish } },
        });
}

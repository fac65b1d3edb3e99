using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class OpenRouterEmulator
{
    private async Task AnswerChatAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        ChatRequestRules.Create()
            .Inner("stream_options", new JsonRules().Flag("include_usage"))
            .List("modalities", (one, path) => JsonRules.Expect(one.GetString() is "text" or "image" or "audio", path, "text, image or audio"))
            .Any("image_config", CheckImageConfig)
            .Whole("max_completion_tokens", min: 1)
            .Check(body);
        var model = body.GetProperty("model").GetString()!;
        var output = body.TryGetProperty("modalities", out var modalities)
            ? modalities.EnumerateArray().Select(one => one.GetString()!).ToArray()
            : ["text"];
        CheckModel(model, output);
        var draws = output.Contains("image");
        var usage = new { prompt_tokens = 16, completion_tokens = 5, total_tokens = 21, cost = 0.0125m };
        if (!body.TryGetProperty("stream", out var stream) || !stream.GetBoolean())
        {
            await SendWithWhiteSpaceAsync(call, new
            {
                id = "gen-1",
                @object = "chat.completion",
                created = 1,
                model,
                choices = new[]
                {
                    new { index = 0, message = new { role = "assistant", content = draws ? "" : Reply, images = Drawn(draws) }, finish_reason = "stop" },
                },
                usage,
            });
            return;
        }

        await SendChunkAsync(call, model, new { role = "assistant", content = "", reasoning = (string?)null }, null, null);
        if (output.Contains("text"))
        {
            foreach (var piece in Reply.Chunk(7))
            {
                await SendChunkAsync(call, model, new { role = "assistant", content = new string(piece) }, null, null);
            }
        }

        if (draws)
        {
            // The same picture comes again with the last words.
            await SendChunkAsync(call, model, new { role = "assistant", content = "", images = Drawn(draws) }, null, null);
            await SendChunkAsync(call, model, new { role = "assistant", content = "", images = Drawn(draws) }, null, null);
        }

        await SendChunkAsync(call, model, new { role = "assistant", content = "" }, "stop", null);
        await SendChunkAsync(call, model, new { role = "assistant", content = "" }, "stop", usage);
        await call.SendEventAsync("[DONE]");
    }

    private static void CheckModel(string model, string[] output)
    {
        string[] can = model switch
        {
            Talker => ["text"],
            Painter or ChatPainter => ["image", "text"],
            MutePainter => ["image"],
            _ => throw new Refusal(400, "invalid_request", $"{model} is not a valid model ID"),
        };
        if (output.Except(can).Any())
        {
            throw new Refusal(
                404, "not_found", $"No endpoints found that support the requested output modalities: {string.Join(", ", output)}");
        }
    }

    private static void CheckImageConfig(JsonElement config, string path) => new JsonRules()
        .Text("aspect_ratio", oneOf: Ratios)
        .Text("image_size", oneOf: ["0.5K", "1K", "2K", "4K"])
        .Number("strength", min: 0, max: 1)
        .Check(config, path);

    private object[] Drawn(bool draws) => draws
        ? [new { type = "image_url", image_url = new { url = "data:image/png;base64," + Base64(Picture(0)) }, index = 0 }]
        : [];

    private static Task SendChunkAsync(EmulatorCall call, string model, object delta, string? finish, object? usage) =>
        SendEventAsync(call, new
        {
            id = "gen-1",
            provider = "Google",
            @object = "chat.completion.chunk",
            created = 1,
            model,
            choices = new[] { new { index = 0, delta, finish_reason = finish, native_finish_reason = finish?.ToUpperInvariant() } },
            usage,
        });
}

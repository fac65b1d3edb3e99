namespace LettucePlug.Emulators;

public sealed partial class PollinationsEmulator
{
    private async Task AnswerChatAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        ChatRequestRules.Create().Inner("stream_options", new JsonRules().Flag("include_usage")).Check(body);
        var model = body.GetProperty("model").GetString()!;
        if (model is not (Talker or ChatPainter))
        {
            throw new Refusal(404, "none", $"Model '{model}' not found");
        }

        var words = model == ChatPainter
            ? $"{Reply} ![a fox, painted]({PictureAddress ?? $"{Url}media/1.png"}) There!"
            : Reply;
        await SendChunkAsync(call, model, new { role = "assistant", content = "" }, null);
        foreach (var piece in words.Chunk(7))
        {
            await SendChunkAsync(call, model, new { content = new string(piece) }, null);
        }

        await SendChunkAsync(call, model, new { }, "stop");
        await call.SendEventAsync(new
        {
            id = "pllns_1",
            @object = "chat.completion.chunk",
            created = 1,
            model,
            choices = Array.Empty<object>(),
            usage = new { prompt_tokens = 16, completion_tokens = 5, total_tokens = 21 },
        });
        await call.SendEventAsync("[DONE]");
    }

    private static Task SendChunkAsync(EmulatorCall call, string model, object delta, string? finish) => call.SendEventAsync(new
    {
        id = "pllns_1",
        @object = "chat.completion.chunk",
        created = 1,
        model,
        choices = new[]
        {
            new { index = 0, delta, finish_reason = finish, content_filter_results = new { hate = new { filtered = false } } },
        },
    });
}

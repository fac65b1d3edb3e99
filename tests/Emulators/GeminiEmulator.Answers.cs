using System.Text;
using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class GeminiEmulator
{
    private int _drawn;

    private Dictionary<string, object> Answer(string model, JsonElement body) => Wrap(
        model,
        WantsImage(model, body) ? [.. Thoughts(), .. Drawing()] : [new { text = Reply }],
        "STOP");

    private async Task StreamAsync(EmulatorCall call, string model)
    {
        var body = call.Request.Json;
        if (call.Context.Request.Query["alt"] != "sse")
        {
            await call.SendJsonAsync(new[] { Answer(model, body) });
            return;
        }

        call.Context.Response.ContentType = "text/event-stream";
        foreach (var piece in Pieces(Reply))
        {
            await SendAsync(call, Wrap(model, [new { text = piece }], null));
        }

        if (WantsImage(model, body))
        {
            foreach (var part in Thoughts().Concat(Drawing()))
            {
                await SendAsync(call, Wrap(model, [part], null));
            }
        }

        await SendAsync(call, Wrap(model, [new { text = "" }], "STOP"));
    }

    /// <summary>The service ends its lines with both characters.</summary>
    private static async Task SendAsync(EmulatorCall call, object chunk)
    {
        await call.Context.Response.Body.WriteAsync(
            Encoding.UTF8.GetBytes($"data: {JsonSerializer.Serialize(chunk)}\r\n\r\n"), call.Gone);
        await call.Context.Response.Body.FlushAsync(call.Gone);
    }

    /// <summary>What the model thinks, and a draft of the picture.</summary>
    private static object[] Thoughts() =>
    [
        new { text = "The light should come from the left.", thought = true },
        new
        {
            inlineData = new { mimeType = "image/png", data = Convert.ToBase64String(TestPictures.Png(seed: 200)) },
            thought = true,
        },
    ];

    private object[] Drawing()
    {
        var picture = Picture(Interlocked.Increment(ref _drawn) - 1);
        return
        [
            new
            {
                inlineData = new { mimeType = "image/png", data = Convert.ToBase64String(picture) },
                thoughtSignature = Signature,
            },
        ];
    }

    private static Dictionary<string, object> Wrap(string model, object[] parts, string? finishReason)
    {
        var candidate = new Dictionary<string, object> { ["content"] = new { role = "model", parts }, ["index"] = 0 };
        if (finishReason is not null)
        {
            candidate["finishReason"] = finishReason;
        }

        return new()
        {
            ["candidates"] = new[] { candidate },
            ["usageMetadata"] = new { promptTokenCount = 9, candidatesTokenCount = 1290, thoughtsTokenCount = 10, totalTokenCount = 1309 },
            ["modelVersion"] = model,
            ["responseId"] = "emulated",
        };
    }

    private static bool WantsImage(string model, JsonElement body) => IsImageModel(model)
        && (!body.TryGetProperty("generationConfig", out var config)
            || !config.TryGetProperty("responseModalities", out var modalities)
            || modalities.EnumerateArray().Any(modality => modality.ValueEquals("IMAGE")));

    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(7, text.Length - start);
            if (char.IsHighSurrogate(text[start + length - 1]))
            {
                length++;
            }

            yield return text.Substring(start, length);
            start += length;
        }
    }
}

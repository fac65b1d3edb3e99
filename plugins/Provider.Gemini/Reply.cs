using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>One answer, or one piece of a streamed one.</summary>
internal sealed record Reply
{
    private static readonly string[] ImagePaths =
    [
        "candidates[].content.parts[].inlineData.data", "candidates[].content.parts[].inline_data.data",
        "[].candidates[].content.parts[].inlineData.data", "[].candidates[].content.parts[].inline_data.data",
    ];

    public required IReadOnlyList<ReplyPart> Parts { get; init; }

    public string? FinishReason { get; init; }

    public string? FinishMessage { get; init; }

    /// <summary>Why the question itself was blocked; null where it was not.</summary>
    public string? BlockReason { get; init; }

    public Usage? Usage { get; init; }

    public IEnumerable<ReplyPart> Images => Parts.Where(part => part is { Image: not null, IsThought: false });

    public string Text => string.Concat(Parts.Where(part => !part.IsThought).Select(part => part.Text));

    /// <summary>
    /// Reads an answer. Its pictures are put aside, since whether one is only a draft can stand behind it.
    /// </summary>
    /// <exception cref="ProviderException">The answer is broken, or an error.</exception>
    public static async ValueTask<Reply> ReadAsync(Stream json, CancellationToken cancellationToken)
    {
        var images = new Dictionary<string, SpooledImage>();
        var reader = new JsonImageReader(json, ImagePaths);
        try
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } image)
            {
                images[image.Path] = await SpooledImage.ReadAsync(image.Content, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ProviderException e) when (e.Failure == ProviderFailure.Protocol && !e.MayHaveBeenCharged)
        {
            throw new ProviderException(e.Failure, $"{GeminiProvider.Title}: {e.Message}", e) { MayHaveBeenCharged = true };
        }

        if (GeminiError.Find(reader.Rest) is { } error)
        {
            throw error.ToFailure(null);
        }

        return reader.Rest.ValueKind == JsonValueKind.Array
            ? Join([.. reader.Rest.EnumerateArray().Select((chunk, i) => Read(chunk, $"[{i}].", images))])
            : Read(reader.Rest, "", images);
    }

    private static Reply Join(IReadOnlyList<Reply> chunks) => new()
    {
        Parts = [.. chunks.SelectMany(chunk => chunk.Parts)],
        FinishReason = chunks.LastOrDefault(chunk => chunk.FinishReason is not null)?.FinishReason,
        FinishMessage = chunks.LastOrDefault(chunk => chunk.FinishMessage is not null)?.FinishMessage,
        BlockReason = chunks.LastOrDefault(chunk => chunk.BlockReason is not null)?.BlockReason,
        Usage = chunks.LastOrDefault(chunk => chunk.Usage is not null)?.Usage,
    };

    private static Reply Read(JsonElement root, string prefix, Dictionary<string, SpooledImage> images)
    {
        var feedback = JsonText.Find(root, "promptFeedback");
        var candidate = JsonText.Find(root, "candidates") is { ValueKind: JsonValueKind.Array } candidates
            && candidates.GetArrayLength() > 0
                ? candidates[0]
                : default;
        var content = JsonText.Find(candidate, "content") ?? default;
        return new()
        {
            Parts = JsonText.Find(content, "parts") is { ValueKind: JsonValueKind.Array } parts
                ? [.. parts.EnumerateArray().Select((part, i) => ReadPart(part, $"{prefix}candidates[0].content.parts[{i}].", images))]
                : [],
            FinishReason = JsonText.Read(candidate, "finishReason"),
            FinishMessage = JsonText.Read(candidate, "finishMessage")
                ?? (feedback is { } why ? JsonText.Read(why, "blockReasonMessage") : null),
            BlockReason = feedback is { } block ? JsonText.Read(block, "blockReason") : null,
            Usage = JsonText.Find(root, "usageMetadata") is { ValueKind: JsonValueKind.Object } usage ? ReadUsage(usage) : null,
        };
    }

    private static ReplyPart ReadPart(JsonElement part, string path, Dictionary<string, SpooledImage> images)
    {
        var mediaType = JsonText.Find(part, "inlineData", "inline_data") is { } inline
            ? JsonText.Read(inline, "mimeType", "mime_type")
            : null;
        var image = images.GetValueOrDefault(path + "inlineData.data") ?? images.GetValueOrDefault(path + "inline_data.data");
        return new()
        {
            Text = JsonText.Read(part, "text"),
            // Other kinds of data, such as sound, come in the same field.
            Image = mediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) != false ? image : null,
            MediaType = mediaType,
            IsThought = JsonText.Find(part, "thought") is { ValueKind: JsonValueKind.True },
            Signature = JsonText.Read(part, "thoughtSignature", "thought_signature"),
        };
    }

    private static Usage ReadUsage(JsonElement usage)
    {
        var answer = JsonText.Number(usage, "candidatesTokenCount");
        var thoughts = JsonText.Number(usage, "thoughtsTokenCount");
        return new()
        {
            InputTokens = JsonText.Number(usage, "promptTokenCount"),
            OutputTokens = answer is null && thoughts is null ? null : (answer ?? 0) + (thoughts ?? 0),
        };
    }
}

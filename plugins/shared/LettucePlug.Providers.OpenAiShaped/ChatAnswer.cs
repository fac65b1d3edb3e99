using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Reads one chat answer, streamed or whole.</summary>
internal sealed class ChatAnswer(string serviceTitle, ChatDialect dialect)
{
    private static readonly string[] ImagePaths =
        ["choices[].delta.images[].image_url.url", "choices[].message.images[].image_url.url"];

    private readonly HashSet<string> _seenImages = [];
    private Usage? _usage;
    private string? _finish;
    private bool _hasSpoken;
    private bool _isRefused;

    public async IAsyncEnumerable<ChatUpdate> ReadEventsAsync(
        Stream body,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = new SseReader(body);
        var isDone = false;
        while (!isDone && await events.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (dialect.ReadsImages)
            {
                var (root, images) = await ReadWithImagesAsync(events.Data, cancellationToken).ConfigureAwait(false);
                isDone = root is null;
                foreach (var update in images.Concat(root is { } chunk ? ReadChunk(chunk) : []))
                {
                    yield return update;
                }

                continue;
            }

            var data = await events.ReadDataAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            isDone = data.Span.Trim((byte)' ').SequenceEqual("[DONE]"u8);
            if (!isDone)
            {
                foreach (var update in ReadChunk(Parse(data)))
                {
                    yield return update;
                }
            }
        }

        if (!isDone && _finish is null && !_isRefused)
        {
            throw new ProviderException(ProviderFailure.Protocol, $"{serviceTitle} broke its answer off in the middle.")
            {
                MayHaveBeenCharged = true,
            };
        }

        foreach (var update in Finish())
        {
            yield return update;
        }
    }

    public async IAsyncEnumerable<ChatUpdate> ReadWholeAsync(
        Stream body,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (root, images) = await ReadWithImagesAsync(body, cancellationToken).ConfigureAwait(false);
        foreach (var update in (root is { } answer ? ReadChunk(answer) : []).Concat(images).Concat(Finish()))
        {
            yield return update;
        }
    }

    /// <summary>An image may come several times; its bytes tell. Null for the mark that ends a stream.</summary>
    private async ValueTask<(JsonElement? Root, List<ChatUpdate> Images)> ReadWithImagesAsync(
        Stream data,
        CancellationToken cancellationToken)
    {
        var images = new List<ChatUpdate>();
        var reader = new JsonImageReader(new DoneMark(data), dialect.ReadsImages ? ImagePaths : []);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } image)
        {
            var spooled = await SpooledImage.ReadAsync(image.Content, cancellationToken).ConfigureAwait(false);
            var hash = await SHA256.HashDataAsync(spooled.OpenRead(), cancellationToken).ConfigureAwait(false);
            if (_seenImages.Add(Convert.ToHexString(hash)))
            {
                _hasSpoken = true;
                images.Add(new ChatImage { Image = ImageContent.FromStream(spooled.OpenRead(), image.MediaType) });
            }
        }

        return (reader.Rest.ValueKind == JsonValueKind.Null ? null : reader.Rest, images);
    }

    private IEnumerable<ChatUpdate> ReadChunk(JsonElement chunk)
    {
        if (ServiceError.Find(chunk) is { } error)
        {
            throw error.ToFailure(serviceTitle, null);
        }

        if (chunk.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        if (chunk.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
        {
            _usage = dialect.ReadUsage(usage);
        }

        if (!chunk.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array
            || choices.GetArrayLength() == 0)
        {
            yield break;
        }

        var choice = choices[0];
        if (ServiceError.Find(choice) is { } inside)
        {
            throw inside.ToFailure(serviceTitle, null);
        }

        if ((choice.TryGetProperty("delta", out var message) || choice.TryGetProperty("message", out message))
            && message.ValueKind == JsonValueKind.Object)
        {
            foreach (var update in ReadMessage(message))
            {
                yield return update;
            }
        }

        if (Text(choice, "finish_reason") is { Length: > 0 } finish)
        {
            _finish = finish;
        }
    }

    private IEnumerable<ChatUpdate> ReadMessage(JsonElement message)
    {
        if ((Text(message, "reasoning") ?? Text(message, "reasoning_content")) is { Length: > 0 } reasoning)
        {
            yield return new ChatReasoningDelta { Text = reasoning };
        }

        if (Text(message, "content") is { Length: > 0 } content)
        {
            _hasSpoken = true;
            yield return new ChatTextDelta { Text = content };
        }

        if (Text(message, "refusal") is { Length: > 0 } refusal)
        {
            _isRefused = true;
            if (!_hasSpoken)
            {
                throw Refused(refusal);
            }
        }

        if (message.TryGetProperty("images", out var images) && images.ValueKind == JsonValueKind.Array)
        {
            foreach (var image in images.EnumerateArray())
            {
                if (image.TryGetProperty("image_url", out var holder) && Text(holder, "url") is { Length: > 0 } url
                    && Uri.TryCreate(url, UriKind.Absolute, out var address) && _seenImages.Add(url))
                {
                    _hasSpoken = true;
                    yield return new ChatImage { Image = ImageContent.FromUrl(address) };
                }
            }
        }
    }

    private IEnumerable<ChatUpdate> Finish()
    {
        if (_finish == "content_filter" && !_hasSpoken)
        {
            throw Refused("The answer was filtered.");
        }

        if (_usage is not null)
        {
            yield return new ChatUsage { Usage = _usage };
        }

        yield return new ChatFinished
        {
            Reason = _isRefused ? FinishReason.ContentFilter : new FinishReason(_finish ?? "stop"),
        };
    }

    private ProviderException Refused(string words) =>
        new(ProviderFailure.Moderated, $"{serviceTitle} refused to answer: {words}")
        {
            ProviderCode = "refusal",
            Hint = "Change what was asked for; trying the same again will not help.",
        };

    private JsonElement Parse(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new ProviderException(ProviderFailure.Protocol, $"{serviceTitle} sent an event that is cut off or no JSON.", e)
            {
                MayHaveBeenCharged = true,
            };
        }
    }

    private static string? Text(JsonElement value, string name)
    {
        if (!value.TryGetProperty(name, out var text) || text.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: the service cut a character in two.
            return "\uFFFD";
        }
    }
}

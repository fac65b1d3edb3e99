using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Reads image answers: <c>data[]</c> with base64 or addresses, or a stream of partial and completed images.</summary>
public sealed class ImageAnswers(ServiceCalls calls, ImageAnswerShape shape)
{
    /// <summary>Posts a request and reads whatever form of answer comes.</summary>
    public async IAsyncEnumerable<ImageUpdate> PostAsync(
        string path,
        HttpContent content,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await calls.PostAsync(path, content, "text/event-stream, application/json", cancellationToken)
            .ConfigureAwait(false);
        var isStream = calls.IsEventStream(response);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        await foreach (var update in (isStream
            ? ReadEventsAsync(body, cancellationToken)
            : ReadWholeAsync(body, cancellationToken)).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    public async IAsyncEnumerable<ImageUpdate> ReadWholeAsync(
        Stream body,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new JsonImageReader(body, "data[].b64_json", "data[].url", "images[].url", "images[].b64_json");
        var held = new Dictionary<string, (SpooledImage Image, string? MediaType)>();
        var given = new HashSet<string>();
        while (await ReadOrExplainAsync(reader, cancellationToken).ConfigureAwait(false) is { } image)
        {
            var item = image.Path[..image.Path.LastIndexOf('.')];
            if (!given.Add(item))
            {
                continue;
            }

            if (shape.HoldsImages)
            {
                held[item] = (await SpooledImage.ReadAsync(image.Content, cancellationToken).ConfigureAwait(false), image.MediaType);
            }
            else
            {
                yield return new ImageReady { Image = ImageContent.FromStream(image.Content, image.MediaType) };
            }
        }

        var root = reader.Rest;
        if (ServiceError.Find(root) is { } error)
        {
            throw error.ToFailure(calls.ServiceTitle, null);
        }

        var refusals = new List<ProviderException>();
        foreach (var (path, item) in Items(root))
        {
            if (shape.Judge?.Invoke(item) is { } refusal)
            {
                refusals.Add(refusal);
                given.Remove(path);
                continue;
            }

            if (held.TryGetValue(path, out var image))
            {
                yield return Ready(item, ImageContent.FromStream(image.Image.OpenRead(), MediaTypeOf(item) ?? image.MediaType));
            }
            else if (!given.Contains(path) && Text(item, "url") is { Length: > 0 } url
                && Uri.TryCreate(url, UriKind.Absolute, out var address))
            {
                given.Add(path);
                yield return Ready(item, ImageContent.FromUrl(address, MediaTypeOf(item)));
            }
        }

        if (given.Count == 0)
        {
            throw refusals.FirstOrDefault() ?? shape.ExplainEmpty?.Invoke()
                ?? new ProviderException(ProviderFailure.Protocol, $"{calls.ServiceTitle} answered without an image.")
                {
                    MayHaveBeenCharged = true,
                };
        }

        if (refusals.Count > 0)
        {
            yield return new ImageWarning
            {
                Message = $"{refusals.Count} of {refusals.Count + given.Count} images are missing: {refusals[0].Message}",
            };
        }

        if (root.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
        {
            yield return new ImageUsage { Usage = shape.ReadUsage(usage) };
        }
        else if (shape.ReadAnswerUsage?.Invoke(root) is { } told)
        {
            yield return new ImageUsage { Usage = told };
        }
    }

    public async IAsyncEnumerable<ImageUpdate> ReadEventsAsync(
        Stream body,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = new SseReader(body);
        var total = new Usage();
        var images = 0;
        var hasUsage = false;
        while (await events.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            var reader = new JsonImageReader(new DoneMark(events.Data), "b64_json");
            var image = await ReadOrExplainAsync(reader, cancellationToken).ConfigureAwait(false);
            SpooledImage? spooled = null;
            if (image is not null && events.EventType?.EndsWith(".completed", StringComparison.Ordinal) == true)
            {
                images++;
                yield return new ImageReady { Image = ImageContent.FromStream(image.Content, image.MediaType) };
            }
            else if (image is not null)
            {
                // Without an event line the type is known only at the end of the data.
                spooled = await SpooledImage.ReadAsync(image.Content, cancellationToken).ConfigureAwait(false);
            }

            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is not null)
            {
            }

            var root = reader.Rest;
            if (root.ValueKind != JsonValueKind.Object)
            {
                break;
            }

            if (ServiceError.Find(root) is { } error)
            {
                throw error.ToFailure(calls.ServiceTitle, null);
            }

            if (spooled is not null && Text(root, "type")?.EndsWith(".completed", StringComparison.Ordinal) == true)
            {
                images++;
                yield return Ready(root, ImageContent.FromStream(spooled.OpenRead(), MediaTypeOf(root)));
            }
            else if (spooled is not null)
            {
                yield return new ImagePreview { Data = spooled.ToArray() };
            }

            if (root.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
            {
                total = shape.ReadUsage(usage);
                hasUsage = true;
            }
        }

        if (images == 0)
        {
            throw new ProviderException(ProviderFailure.Protocol, $"{calls.ServiceTitle} ended its stream without an image.")
            {
                MayHaveBeenCharged = true,
            };
        }

        if (hasUsage)
        {
            yield return new ImageUsage { Usage = total };
        }
    }

    private async ValueTask<JsonImage?> ReadOrExplainAsync(JsonImageReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e) when (e.Failure == ProviderFailure.Protocol && !e.MayHaveBeenCharged)
        {
            throw new ProviderException(e.Failure, $"{calls.ServiceTitle}: {e.Message}", e) { MayHaveBeenCharged = true };
        }
    }

    private static IEnumerable<(string Path, JsonElement Item)> Items(JsonElement root)
    {
        foreach (var name in (string[])["data", "images"])
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var items)
                && items.ValueKind == JsonValueKind.Array)
            {
                var index = 0;
                foreach (var item in items.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Object)
                    {
                        yield return ($"{name}[{index}]", item);
                    }

                    index++;
                }
            }
        }
    }

    private static ImageReady Ready(JsonElement item, ImageContent content) => new()
    {
        Image = content,
        RevisedPrompt = Text(item, "revised_prompt") is { Length: > 0 } revised ? revised : null,
    };

    private static string? MediaTypeOf(JsonElement item) => Text(item, "media_type") ?? Text(item, "mime_type");

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

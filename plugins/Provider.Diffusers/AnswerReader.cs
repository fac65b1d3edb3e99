using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>Reads images in every form in use: raw bytes, base64 in several places, data URIs, addresses.</summary>
internal sealed class AnswerReader(DialectCalls calls)
{
    private static readonly string[] Places =
    [
        "data[].b64_json", "images[]", "images[].b64_json", "images[].image", "image", "images",
        "result.images[]", "result.images[].b64_json", "result.images[].image", "result.data[].b64_json", "result.image",
    ];

    /// <summary>The images of an answer. The n-th has the seed <paramref name="seed"/> + n, where one is given.</summary>
    public async IAsyncEnumerable<ImageReady> ReadAsync(
        HttpResponseMessage response, ulong? seed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || type == "application/octet-stream")
        {
            var image = await SpooledImage.ReadAsync(body, cancellationToken).ConfigureAwait(false);
            if (image.Length == 0)
            {
                throw NoImage();
            }

            yield return new ImageReady { Image = ImageContent.FromStream(image.OpenRead(), type), Seed = seed };
            yield break;
        }

        if (!type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderException(
                ProviderFailure.Protocol, $"{DiffusersFailures.Title} answered with '{type}' where a picture was expected.");
        }

        var reader = new JsonImageReader(body, Places);
        var count = 0u;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } image)
        {
            yield return new ImageReady { Image = ImageContent.FromStream(image.Content, image.MediaType), Seed = seed + count++ };
        }

        foreach (var address in Addresses(reader.Rest))
        {
            yield return new ImageReady { Image = Locate(address), Seed = seed + count++ };
        }

        if (count == 0)
        {
            throw FastApiError.Find(reader.Rest) is { } error ? DiffusersFailures.Explain(error, null) : NoImage();
        }
    }

    private ImageContent Locate(string text)
    {
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            var bytes = DataUri.Read(text, out var mediaType);
            return ImageContent.FromBytes(bytes, mediaType);
        }

        return ResultAddress.Resolve(calls.Root, text) is { } address
            ? ImageContent.FromUrl(address)
            : throw new ProviderException(ProviderFailure.Protocol, $"{DiffusersFailures.Title} names a result at '{text}', which is no address.");
    }

    private static IEnumerable<string> Addresses(JsonElement root)
    {
        foreach (var item in root.List("data").Concat(root.List("images")).Concat(root.List("response")))
        {
            var text = item.ValueKind == JsonValueKind.String ? item.GetString() : item.Text("url");
            if (!string.IsNullOrEmpty(text))
            {
                yield return text;
            }
        }

        if ((root.Text("response") ?? root.Text("image_url") ?? root.Text("url") ?? root.Text("image")) is { } single)
        {
            yield return single;
        }
    }

    private static ProviderException NoImage() =>
        new(ProviderFailure.Protocol, $"{DiffusersFailures.Title} answered without an image.");
}

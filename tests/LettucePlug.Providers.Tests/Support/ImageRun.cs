using LettucePlug.Host.Http;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

/// <summary>What one image request gave, with every image read the way the host reads it.</summary>
internal sealed class ImageRun
{
    public List<ImageUpdate> Updates { get; } = [];

    public List<byte[]> Images { get; } = [];

    public IReadOnlyList<ImageReady> Ready => [.. Updates.OfType<ImageReady>()];

    public IReadOnlyList<ImageWarning> Warnings => [.. Updates.OfType<ImageWarning>()];

    public IReadOnlyList<ImagePreview> Previews => [.. Updates.OfType<ImagePreview>()];

    public Usage? Usage => Updates.OfType<ImageUsage>().SingleOrDefault()?.Usage;

    public async Task TakeAsync(ImageUpdate update, ConnectionTransport transport, CancellationToken cancellationToken)
    {
        Updates.Add(update);
        if (update is ImageReady ready)
        {
            Images.Add(await ReadAsync(ready.Image, transport, cancellationToken));
        }
    }

    public static async Task<byte[]> ReadAsync(
        ImageContent content, ConnectionTransport transport, CancellationToken cancellationToken)
    {
        if (content.Bytes is { } bytes)
        {
            return bytes.ToArray();
        }

        using var copy = new MemoryStream();
        if (content.Stream is { } stream)
        {
            await stream.CopyToAsync(copy, cancellationToken);
        }
        else
        {
            await using var download = await transport.DownloadAsync(content.Url!, new DownloadLimits(), cancellationToken);
            await download.Body.CopyToAsync(copy, cancellationToken);
        }

        return copy.ToArray();
    }
}

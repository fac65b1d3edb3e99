namespace LettucePlug.Host.Http;

/// <summary>A hosted result while it is read. Disposing it ends the download.</summary>
internal sealed class DownloadedResult(Stream body, string? mediaType, Uri address) : IAsyncDisposable
{
    public Stream Body => body;

    /// <summary>What the server says it is; the bytes have the last word.</summary>
    public string? MediaType => mediaType;

    /// <summary>Where it came from at last, after redirects.</summary>
    public Uri Address => address;

    public ValueTask DisposeAsync() => body.DisposeAsync();
}

namespace LettucePlug.Sdk;

/// <summary>An image on its way to the host: its bytes, a stream of them, or an address to download it from.</summary>
public sealed class ImageContent
{
    private ImageContent(ReadOnlyMemory<byte>? bytes, Stream? stream, Uri? url, string? mediaType)
    {
        Bytes = bytes;
        Stream = stream;
        Url = url;
        MediaType = mediaType;
    }

    /// <value>The bytes; null where it comes another way.</value>
    public ReadOnlyMemory<byte>? Bytes { get; }

    /// <value>The stream; null where it comes another way.</value>
    public Stream? Stream { get; }

    /// <value>The address; null where it comes another way.</value>
    public Uri? Url { get; }

    /// <value>What the service says the type is; null where it says nothing. The host looks at the bytes in any case.</value>
    public string? MediaType { get; }

    /// <summary>An image held in memory.</summary>
    /// <param name="bytes">The bytes, which do not change any more.</param>
    /// <param name="mediaType">What the service says the type is.</param>
    /// <returns>The content.</returns>
    public static ImageContent FromBytes(ReadOnlyMemory<byte> bytes, string? mediaType = null) =>
        new(bytes, null, null, mediaType);

    /// <summary>
    /// An image that arrives while it is read. The host reads the stream once, to its end, before it asks for the next
    /// update, and does not dispose it: the stream stays the plugin's.
    /// </summary>
    /// <param name="stream">The stream; it need not seek.</param>
    /// <param name="mediaType">What the service says the type is.</param>
    /// <returns>The content.</returns>
    public static ImageContent FromStream(Stream stream, string? mediaType = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(null, stream, null, mediaType);
    }

    /// <summary>
    /// An image to download. The host does it, without the connection's key, and only from public addresses, the
    /// connection's own origin or one of <see cref="ProviderInfo.ResultHosts"/>.
    /// </summary>
    /// <param name="url">An absolute <c>http</c> or <c>https</c> address.</param>
    /// <param name="mediaType">What the service says the type is.</param>
    /// <returns>The content.</returns>
    /// <exception cref="ArgumentException">The address is relative.</exception>
    public static ImageContent FromUrl(Uri url, string? mediaType = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri
            ? new(null, null, url, mediaType)
            : throw new ArgumentException("The address of an image must be absolute.", nameof(url));
    }
}

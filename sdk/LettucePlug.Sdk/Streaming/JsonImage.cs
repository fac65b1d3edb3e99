namespace LettucePlug.Sdk;

/// <summary>An image found in a JSON answer, decoded while it is read.</summary>
public sealed class JsonImage
{
    internal JsonImage(string path, string? mediaType, Stream content)
    {
        Path = path;
        MediaType = mediaType;
        Content = content;
    }

    /// <value>Where it was found, with indexes, such as <c>data[0].b64_json</c>.</value>
    public string Path { get; }

    /// <value>The type a data URI names; null where the text was plain base64.</value>
    public string? MediaType { get; }

    /// <value>
    /// The decoded bytes, valid until the reader is asked for the next image. Reading throws a
    /// <see cref="ProviderException"/> (<see cref="ProviderFailure.Protocol"/>) where the text is cut off or no base64.
    /// </value>
    public Stream Content { get; }
}

namespace LettucePlug.Sdk;

/// <summary>An image in a message.</summary>
public sealed record ChatPicture : ChatPart
{
    /// <value>The media type, sniffed from the bytes by the host.</value>
    public required string MediaType { get; init; }

    /// <value>The bytes of the image file. Belong to the host and do not change.</value>
    public required ReadOnlyMemory<byte> Data { get; init; }
}

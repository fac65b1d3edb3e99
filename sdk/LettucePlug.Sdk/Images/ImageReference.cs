namespace LettucePlug.Sdk;

/// <summary>An image that a request refers to.</summary>
public sealed record ImageReference
{
    /// <value>What it stands for.</value>
    public required ReferenceRole Role { get; init; }

    /// <value>The media type, sniffed from the bytes by the host.</value>
    public required string MediaType { get; init; }

    /// <value>The bytes of the image file. Belong to the host and do not change.</value>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <value>The SHA-256 of the bytes in lower-case hexadecimal: a stable name for uploads.</value>
    public required string Sha256 { get; init; }

    /// <value>Whom or what it shows, such as a character's name; null where nobody said.</value>
    public string? Label { get; init; }

    /// <value>The size in pixels; null where the host could not read it.</value>
    public ImageSize? Size { get; init; }
}

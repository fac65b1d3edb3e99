namespace LettucePlug.Imaging;

/// <summary>An image that fits a <see cref="ShrinkTarget"/>.</summary>
public sealed record ShrunkImage
{
    /// <summary>The file: the very bytes given when they already fitted.</summary>
    public required ReadOnlyMemory<byte> File { get; init; }

    /// <summary>Its type.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its size as shown.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>Whether it was written anew. Embedded texts and profiles are gone then.</summary>
    public required bool IsChanged { get; init; }
}

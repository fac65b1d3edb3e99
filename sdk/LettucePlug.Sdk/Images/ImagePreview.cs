namespace LettucePlug.Sdk;

/// <summary>How the picture looks so far. Shown, never stored.</summary>
public sealed record ImagePreview : ImageUpdate
{
    /// <value>The bytes of an image file; they do not change any more.</value>
    public required ReadOnlyMemory<byte> Data { get; init; }
}

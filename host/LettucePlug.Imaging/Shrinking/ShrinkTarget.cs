namespace LettucePlug.Imaging;

/// <summary>What an image must fit into before it is sent on.</summary>
public sealed record ShrinkTarget
{
    /// <summary>The most bytes of the file; null for any number.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>The longest side in pixels; null for any.</summary>
    public int? MaxSide { get; init; }

    /// <summary>The types the receiver takes; PNG and JPEG are what is written anew.</summary>
    /// <value>PNG and JPEG.</value>
    public IReadOnlyList<string> MediaTypes { get; init; } = [ImageMediaTypes.Png, ImageMediaTypes.Jpeg];
}

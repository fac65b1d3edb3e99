namespace LettucePlug.Imaging;

/// <summary>How a JPEG is written.</summary>
public sealed record JpegEncodeOptions
{
    /// <summary>1 to 100, on the scale of the Independent JPEG Group.</summary>
    /// <value>85.</value>
    public int Quality { get; init; } = 85;

    /// <summary>Whether colour is kept at half the resolution in both directions.</summary>
    /// <value>true.</value>
    public bool IsSubsampled { get; init; } = true;

    /// <summary>What shows through transparent pixels, which JPEG does not have.</summary>
    /// <value>Black.</value>
    public Rgb Background { get; init; } = Rgb.Black;

    /// <summary>MCUs between restart markers; 0 for none.</summary>
    public int RestartInterval { get; init; }
}

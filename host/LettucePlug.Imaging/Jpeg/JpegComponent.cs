namespace LettucePlug.Imaging;

/// <summary>One colour plane of a JPEG frame.</summary>
internal sealed class JpegComponent
{
    public required byte Id { get; init; }

    /// <summary>Sampling factors, 1 to 4.</summary>
    public required int H { get; init; }

    public required int V { get; init; }

    public required int QuantIndex { get; init; }

    /// <summary>Samples that belong to the picture.</summary>
    public PixelSize Samples { get; set; }

    /// <summary>Blocks that belong to the picture, which is what a scan of this plane alone holds.</summary>
    public PixelSize Blocks { get; set; }

    /// <summary>Blocks including the padding to whole MCUs.</summary>
    public PixelSize PaddedBlocks { get; set; }

    /// <summary>Bytes of a row of <see cref="Plane"/>.</summary>
    public int Stride => PaddedBlocks.Width * 8;

    public byte[] Plane { get; set; } = [];

    /// <summary>Coefficients of all blocks in zigzag order; only progressive frames collect them.</summary>
    public short[] Coefficients { get; set; } = [];

    /// <summary>The quantisation table as it was when the first scan of this plane began.</summary>
    public ushort[]? Quant { get; set; }

    public JpegHuffmanTable? DcTable { get; set; }

    public JpegHuffmanTable? AcTable { get; set; }

    public int LastDc { get; set; }
}

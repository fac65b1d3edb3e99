namespace LettucePlug.Imaging;

/// <summary>What is to be drawn with pixels.</summary>
public sealed record GraphicsRequest
{
    /// <summary>The way the terminal understands.</summary>
    public required GraphicsProtocol Protocol { get; init; }

    /// <summary>Columns of cells the picture fills; its shape is not kept, see <see cref="CellRenderer.Fit"/>.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows of cells the picture fills.</summary>
    public required int Rows { get; init; }

    /// <summary>The pixels of one cell.</summary>
    /// <value>9x18, when the terminal does not say.</value>
    public PixelSize CellPixels { get; init; } = new(9, 18);

    /// <summary>The most bytes the picture may take; null for any number.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>The number kitty knows the image by, 1 to 4294967295; others ignore it.</summary>
    public uint ImageId { get; init; } = 1;

    /// <summary>What shows through transparent pixels where the protocol has no transparency (JPEG in iTerm2).</summary>
    public Rgb Background { get; init; } = Rgb.Black;
}

namespace LettucePlug.Imaging;

/// <summary>A picture of at most 256 colours, one byte a pixel, rows from the top without gaps.</summary>
public sealed class IndexedBitmap
{
    internal IndexedBitmap(PixelSize size, byte[] indices, Rgb[] palette, bool hasTransparency)
    {
        Size = size;
        Indices = indices;
        Palette = palette;
        HasTransparency = hasTransparency;
    }

    /// <summary>Columns and rows.</summary>
    public PixelSize Size { get; }

    /// <summary>The number of each pixel's colour.</summary>
    public byte[] Indices { get; }

    /// <summary>The opaque colours.</summary>
    public IReadOnlyList<Rgb> Palette { get; }

    /// <summary>Whether the number just behind the palette stands for a pixel that shows nothing.</summary>
    public bool HasTransparency { get; }

    /// <summary>The number of the pixel that shows nothing, where there is one.</summary>
    public int TransparentIndex => Palette.Count;
}

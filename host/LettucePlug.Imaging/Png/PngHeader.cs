namespace LettucePlug.Imaging;

internal enum PngColour : byte
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}

/// <summary>The IHDR chunk, checked.</summary>
internal readonly record struct PngHeader(PixelSize Size, int Depth, PngColour Colour, bool IsInterlaced)
{
    public int Channels => Colour switch
    {
        PngColour.Rgb => 3,
        PngColour.GreyAlpha => 2,
        PngColour.Rgba => 4,
        _ => 1,
    };

    public int BitsPerPixel => Channels * Depth;

    /// <summary>The distance, in bytes, that filters look back.</summary>
    public int FilterStep => Math.Max(1, BitsPerPixel / 8);

    public int RowBytes(int width) => (int)((((long)width * BitsPerPixel) + 7) / 8);

    public static PngHeader Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13)
        {
            throw CorruptImageException.Because("PNG", "its header has the wrong length");
        }

        var size = new PixelSize(
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(data),
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(data[4..]));
        var (depth, colour) = (data[8], (PngColour)data[9]);
        if (size.Width <= 0 || size.Height <= 0)
        {
            throw CorruptImageException.Because("PNG", "its size is not positive");
        }

        var isAllowed = colour switch
        {
            PngColour.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColour.Palette => depth is 1 or 2 or 4 or 8,
            PngColour.Rgb or PngColour.GreyAlpha or PngColour.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!isAllowed || data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw CorruptImageException.Because("PNG", "its header names an undefined depth, colour type or method");
        }

        return new PngHeader(size, depth, colour, data[12] == 1);
    }
}

using System.Buffers.Binary;

namespace LettucePlug.Provider.Sketch.Png;

/// <summary>What the first chunk of a PNG says.</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int ColourType, bool Interlaced)
{
    /// <summary>Larger pictures are not decoded: 16384 x 4096 of them take 200 MB.</summary>
    private const long MaxPixels = 64L * 1024 * 1024;

    public int Channels => ColourType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    public int BitsPerPixel => Channels * Depth;

    /// <summary>The distance to the pixel on the left as filters count it.</summary>
    public int FilterStep => Math.Max(1, BitsPerPixel / 8);

    public static PngHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != 13)
        {
            throw new PngException("The picture has a damaged header.");
        }

        var header = new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(chunk),
            BinaryPrimitives.ReadInt32BigEndian(chunk[4..]),
            chunk[8],
            chunk[9],
            chunk[12] == 1);
        if (header.Width < 1 || header.Height < 1 || (long)header.Width * header.Height > MaxPixels)
        {
            throw new PngException($"The picture says it is {header.Width}x{header.Height} pixels large.");
        }

        var known = (header.ColourType, header.Depth) is
            (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        return known && chunk[10] == 0 && chunk[11] == 0 && chunk[12] <= 1
            ? header
            : throw new PngException($"The picture is of colour type {header.ColourType} with {header.Depth} bits.");
    }

    public int StrideOf(int width) => ((width * BitsPerPixel) + 7) / 8;
}

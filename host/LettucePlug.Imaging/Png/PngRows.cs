using System.Buffers.Binary;

namespace LettucePlug.Imaging;

/// <summary>Turns unfiltered rows of any colour type and depth into RGBA.</summary>
internal sealed class PngRows(PngHeader header, ReadOnlyMemory<byte> palette, ReadOnlyMemory<byte> transparency)
{
    // Grey and RGB files name one sample value that is transparent; -1 matches nothing.
    private readonly (int R, int G, int B) _key = KeyOf(header, transparency.Span);
    private readonly uint[]? _colours = header.Colour == PngColour.Palette
        ? ColoursOf(palette.Span, transparency.Span)
        : null;

    /// <summary>Writes a row's pixels to every <paramref name="step"/>-th pixel of the target, from its first on.</summary>
    public void Convert(ReadOnlySpan<byte> row, int width, Span<byte> target, int step)
    {
        var stride = step * Bitmap.BytesPerPixel;
        switch (header.Colour)
        {
            case PngColour.Rgb when header.Depth == 8:
                ConvertRgb8(row, width, target, stride);
                break;
            case PngColour.Rgba when header.Depth == 8:
                for (int x = 0, to = 0; x < width; x++, to += stride)
                {
                    row.Slice(x * 4, 4).CopyTo(target[to..]);
                }

                break;
            case PngColour.Palette:
                for (int x = 0, to = 0; x < width; x++, to += stride)
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(target[to..], _colours![Packed(row, x)]);
                }

                break;
            default:
                ConvertAny(row, width, target, stride);
                break;
        }
    }

    private void ConvertRgb8(ReadOnlySpan<byte> row, int width, Span<byte> target, int stride)
    {
        for (int x = 0, from = 0, to = 0; x < width; x++, from += 3, to += stride)
        {
            var pixel = target.Slice(to, 4);
            var (red, green, blue) = (row[from], row[from + 1], row[from + 2]);
            pixel[0] = red;
            pixel[1] = green;
            pixel[2] = blue;
            pixel[3] = (red, green, blue) == _key ? (byte)0 : byte.MaxValue;
        }
    }

    private void ConvertAny(ReadOnlySpan<byte> row, int width, Span<byte> target, int stride)
    {
        var channels = header.Channels;
        var isColour = header.Colour is PngColour.Rgb or PngColour.Rgba;
        var hasAlpha = header.Colour is PngColour.Rgba or PngColour.GreyAlpha;
        for (int x = 0, to = 0; x < width; x++, to += stride)
        {
            var at = x * channels;
            var red = Sample(row, at);
            var (green, blue) = isColour ? (Sample(row, at + 1), Sample(row, at + 2)) : (red, red);
            var pixel = target.Slice(to, 4);
            pixel[0] = ToByte(red);
            pixel[1] = ToByte(green);
            pixel[2] = ToByte(blue);
            pixel[3] = hasAlpha ? ToByte(Sample(row, at + channels - 1))
                : (red, green, blue) == _key ? (byte)0 : byte.MaxValue;
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index) => header.Depth switch
    {
        16 => BinaryPrimitives.ReadUInt16BigEndian(row[(index * 2)..]),
        8 => row[index],
        _ => Packed(row, index),
    };

    private int Packed(ReadOnlySpan<byte> row, int index)
    {
        var depth = header.Depth;
        var bit = index * depth;
        return (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    }

    private byte ToByte(int sample) => header.Depth switch
    {
        // Rounds v * 255 / 65535 exactly, as the specification recommends.
        16 => (byte)(((sample * 255L) + 32895) >> 16),
        8 => (byte)sample,
        var depth => (byte)(sample * 255 / ((1 << depth) - 1)),
    };

    private static (int R, int G, int B) KeyOf(PngHeader header, ReadOnlySpan<byte> transparency)
    {
        var none = (-1, -1, -1);
        if (header.Colour == PngColour.Grey && transparency.Length >= 2)
        {
            var grey = Key(transparency);
            return (grey, grey, grey);
        }

        return header.Colour == PngColour.Rgb && transparency.Length >= 6
            ? (Key(transparency), Key(transparency[2..]), Key(transparency[4..]))
            : none;

        int Key(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16BigEndian(at) & ((1 << header.Depth) - 1);
    }

    private static uint[] ColoursOf(ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency)
    {
        // An index beyond the palette is an error of the file; it shows as opaque black.
        var colours = new uint[256];
        for (var index = 0; index < 256; index++)
        {
            var hasEntry = (index * 3) + 2 < palette.Length;
            var alpha = index < transparency.Length ? transparency[index] : byte.MaxValue;
            colours[index] = hasEntry
                ? (uint)(palette[index * 3] | (palette[(index * 3) + 1] << 8) | (palette[(index * 3) + 2] << 16))
                    | ((uint)alpha << 24)
                : 0xFF000000;
        }

        return colours;
    }
}

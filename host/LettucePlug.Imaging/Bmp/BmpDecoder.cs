using System.Buffers.Binary;
using System.Numerics;

namespace LettucePlug.Imaging;

/// <summary>
/// Decodes uncompressed Windows bitmaps: 1, 4, 8, 16, 24 and 32 bits a pixel, with channel masks. Run-length and
/// embedded encodings are refused. Alpha counts only where the file gives it a mask.
/// </summary>
internal static class BmpDecoder
{
    private const string Format = "BMP";
    private const int FileHeader = 14;
    private const int RowsBetweenChecks = 64;

    public static Bitmap Decode(ReadOnlySpan<byte> file, ImageLimits limits, CancellationToken cancellationToken)
    {
        if (file.Length < FileHeader + 12)
        {
            throw CorruptImageException.Ended(Format, "its header");
        }

        var headerLength = Number(file, FileHeader);
        var isOld = headerLength == 12;
        if (!isOld && (headerLength is < 40 or > 256 || file.Length < FileHeader + headerLength))
        {
            throw CorruptImageException.Because(Format, "its header has an impossible length");
        }

        var width = isOld ? Word(file, 18) : Number(file, 18);
        var height = isOld ? Word(file, 20) : Number(file, 22);
        var depth = isOld ? Word(file, 24) : Word(file, 28);
        var compression = isOld ? 0 : Number(file, 30);
        if (width <= 0 || height is 0 or int.MinValue)
        {
            throw CorruptImageException.Because(Format, "its size is not positive");
        }

        // Zero is plain, 3 and 6 are channel masks.
        if (depth is not (1 or 4 or 8 or 16 or 24 or 32) || compression is not (0 or 3 or 6))
        {
            throw UnsupportedImageException.Feature(Format, $"{depth} bits a pixel with compression {compression}");
        }

        var size = new PixelSize(width, Math.Abs(height));
        limits.CheckPixels(Format, size, Bitmap.BytesPerPixel);
        var stride = ((((long)width * depth) + 31) / 32) * 4;
        var start = Number(file, 10);
        if (start < FileHeader || start + (stride * size.Height) > file.Length)
        {
            throw CorruptImageException.Ended(Format, "its pixels");
        }

        var bitmap = new Bitmap(size.Width, size.Height);
        var masks = Masks(file, headerLength, depth, compression);
        var paletteAt = FileHeader + headerLength;
        var palette = depth <= 8 && paletteAt < start ? file[paletteAt..start] : default;
        for (var y = 0; y < size.Height; y++)
        {
            if (y % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var stored = height < 0 ? y : size.Height - 1 - y;
            var row = file.Slice((int)(start + (stored * stride)), (int)stride);
            if (depth <= 8)
            {
                PaintPalette(row, depth, palette, isOld ? 3 : 4, bitmap.Row(y));
            }
            else
            {
                PaintMasked(row, depth / 8, masks, bitmap.Row(y));
            }
        }

        return bitmap;
    }

    private static void PaintPalette(
        ReadOnlySpan<byte> row, int depth, ReadOnlySpan<byte> palette, int entryLength, Span<byte> target)
    {
        for (var x = 0; x < target.Length / 4; x++)
        {
            var bit = x * depth;
            var index = (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
            var entry = index * entryLength;
            if (entry + 2 < palette.Length)
            {
                target[x * 4] = palette[entry + 2];
                target[(x * 4) + 1] = palette[entry + 1];
                target[(x * 4) + 2] = palette[entry];
            }

            target[(x * 4) + 3] = byte.MaxValue;
        }
    }

    private static void PaintMasked(ReadOnlySpan<byte> row, int pixelLength, uint[] masks, Span<byte> target)
    {
        for (var x = 0; x < target.Length / 4; x++)
        {
            var pixel = row[(x * pixelLength)..];
            var value = pixelLength switch
            {
                2 => BinaryPrimitives.ReadUInt16LittleEndian(pixel),
                3 => (uint)(pixel[0] | (pixel[1] << 8) | (pixel[2] << 16)),
                _ => BinaryPrimitives.ReadUInt32LittleEndian(pixel),
            };
            for (var channel = 0; channel < 4; channel++)
            {
                target[(x * 4) + channel] = Channel(value, masks[channel], channel == 3 ? byte.MaxValue : (byte)0);
            }
        }
    }

    private static byte Channel(uint value, uint mask, byte absent)
    {
        if (mask == 0)
        {
            return absent;
        }

        var shift = BitOperations.TrailingZeroCount(mask);
        ulong largest = mask >> shift;
        return (byte)(((((ulong)(value & mask) >> shift) * 255) + (largest / 2)) / largest);
    }

    private static uint[] Masks(ReadOnlySpan<byte> file, int headerLength, int depth, int compression)
    {
        // Masks follow a short header or lie inside a longer one: the same place either way.
        const int MasksAt = FileHeader + 40;
        if (compression != 0 && depth is 16 or 32)
        {
            var hasAlpha = headerLength >= 56 || compression == 6;
            if (file.Length < MasksAt + 16)
            {
                throw CorruptImageException.Ended(Format, "its channel masks");
            }

            return
            [
                (uint)Number(file, MasksAt),
                (uint)Number(file, MasksAt + 4),
                (uint)Number(file, MasksAt + 8),
                hasAlpha ? (uint)Number(file, MasksAt + 12) : 0,
            ];
        }

        return depth == 16 ? [0x7C00, 0x3E0, 0x1F, 0] : [0xFF0000, 0xFF00, 0xFF, 0];
    }

    private static int Number(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file[at..]);

    private static int Word(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);
}

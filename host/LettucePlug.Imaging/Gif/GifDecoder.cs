using System.Buffers.Binary;

namespace LettucePlug.Imaging;

/// <summary>
/// Decodes the first frame of a GIF (87a and 89a), placed on its logical screen; the screen around the frame is
/// transparent.
/// </summary>
internal static class GifDecoder
{
    private const string Format = "GIF";
    private static readonly (int First, int Step)[] Interlaced = [(0, 8), (4, 8), (2, 4), (1, 2)];

    public static Bitmap Decode(ReadOnlySpan<byte> file, ImageLimits limits, CancellationToken cancellationToken)
    {
        if (file.Length < 13)
        {
            throw CorruptImageException.Ended(Format, "its header");
        }

        var screen = new PixelSize(Word(file, 6), Word(file, 8));
        var at = 13;
        var palette = TakePalette(file, ref at, file[10]);
        var transparent = -1;
        while (true)
        {
            switch (Byte(file, at++))
            {
                case 0x21:
                    transparent = ReadExtension(file, ref at, transparent);
                    break;
                case 0x2C:
                    return ReadFrame(file, at, screen, palette, transparent, limits, cancellationToken);
                case 0x3B:
                    throw CorruptImageException.Because(Format, "it holds no frame");
                default:
                    throw CorruptImageException.Because(Format, "it holds an unknown block");
            }
        }
    }

    private static int ReadExtension(ReadOnlySpan<byte> file, scoped ref int at, int transparent)
    {
        var isControl = Byte(file, at++) == 0xF9;
        while (Byte(file, at) is > 0 and var length)
        {
            if (isControl && length >= 4)
            {
                transparent = (Byte(file, at + 1) & 1) != 0 ? Byte(file, at + 4) : -1;
            }

            at += length + 1;
        }

        at++;
        return transparent;
    }

    private static Bitmap ReadFrame(
        ReadOnlySpan<byte> file,
        int at,
        PixelSize screen,
        ReadOnlySpan<byte> palette,
        int transparent,
        ImageLimits limits,
        CancellationToken cancellationToken)
    {
        var (left, top) = (Word(file, at), Word(file, at + 2));
        var frame = new PixelSize(Word(file, at + 4), Word(file, at + 6));
        var flags = Byte(file, at + 8);
        at += 9;
        var local = TakePalette(file, ref at, flags);
        palette = local.IsEmpty ? palette : local;

        if (frame.Width == 0 || frame.Height == 0)
        {
            throw CorruptImageException.Because(Format, "its frame is empty");
        }

        if (screen.Width == 0 || screen.Height == 0)
        {
            screen = new PixelSize(left + frame.Width, top + frame.Height);
        }

        // The picture, and the frame's colour numbers.
        limits.CheckPixels(Format, screen, Bitmap.BytesPerPixel);
        limits.CheckPixels(Format, frame, 1);
        limits.CheckMemory(Format, (screen.Area * Bitmap.BytesPerPixel) + frame.Area);
        var indices = new byte[frame.Area];
        GifPixels.Decode(file[at..], indices, cancellationToken);
        var bitmap = new Bitmap(screen.Width, screen.Height);
        var isInterlaced = (flags & 0x40) != 0;
        var source = 0;
        foreach (var (first, step) in isInterlaced ? Interlaced : [(0, 1)])
        {
            for (var y = first; y < frame.Height; y += step, source++)
            {
                if (top + y < screen.Height && left < screen.Width)
                {
                    var width = Math.Min(frame.Width, screen.Width - left);
                    var row = indices.AsSpan(source * frame.Width, width);
                    Paint(row, palette, transparent, bitmap.Row(top + y)[(left * 4)..]);
                }
            }
        }

        return bitmap;
    }

    private static void Paint(ReadOnlySpan<byte> indices, ReadOnlySpan<byte> palette, int transparent, Span<byte> row)
    {
        for (var x = 0; x < indices.Length; x++)
        {
            var index = indices[x];
            if (index == transparent)
            {
                continue;
            }

            // An index beyond the palette shows as opaque black.
            if ((index * 3) + 2 < palette.Length)
            {
                palette.Slice(index * 3, 3).CopyTo(row[(x * 4)..]);
            }

            row[(x * 4) + 3] = byte.MaxValue;
        }
    }

    private static ReadOnlySpan<byte> TakePalette(ReadOnlySpan<byte> file, scoped ref int at, int flags)
    {
        if ((flags & 0x80) == 0)
        {
            return default;
        }

        var length = 3 << ((flags & 7) + 1);
        if (at + length > file.Length)
        {
            throw CorruptImageException.Ended(Format, "its palette");
        }

        at += length;
        return file.Slice(at - length, length);
    }

    private static int Byte(ReadOnlySpan<byte> file, int at) =>
        at < file.Length ? file[at] : throw CorruptImageException.Ended(Format, "its blocks");

    private static int Word(ReadOnlySpan<byte> file, int at) => at + 2 <= file.Length
        ? BinaryPrimitives.ReadUInt16LittleEndian(file[at..])
        : throw CorruptImageException.Ended(Format, "its blocks");
}

using System.IO.Compression;

namespace LettucePlug.Imaging;

/// <summary>
/// Decodes PNG (W3C PNG, third edition): every colour type and depth, palette, transparency, Adam7. Colour profiles
/// and gamma are not applied.
/// </summary>
internal static class PngDecoder
{
    private const string Format = "PNG";
    private const int RowsBetweenChecks = 32;

    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
    [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ];

    public static Bitmap Decode(ReadOnlyMemory<byte> file, ImageLimits limits, CancellationToken cancellationToken)
    {
        var chunks = new PngChunks(file);
        if (!chunks.MoveNext() || chunks.Type != PngChunks.Name("IHDR"u8))
        {
            throw CorruptImageException.Because(Format, "it does not begin with a header");
        }

        var header = PngHeader.Read(chunks.Data.Span);
        var (palette, transparency) = FindPixels(chunks, header);

        // The picture, and two rows of at most 8 bytes a pixel.
        limits.CheckPixels(Format, header.Size, Bitmap.BytesPerPixel);
        limits.CheckMemory(
            Format, (header.Size.Area * Bitmap.BytesPerPixel) + (2L * header.BitsPerPixel * header.Size.Width / 8));
        var bitmap = new Bitmap(header.Size.Width, header.Size.Height);
        var rows = new PngRows(header, palette, transparency);
        try
        {
            using var inflate = new ZLibStream(new PngPixelData(chunks), CompressionMode.Decompress);
            foreach (var pass in header.IsInterlaced ? Adam7 : [(0, 0, 1, 1)])
            {
                ReadPass(inflate, header, rows, bitmap, pass, cancellationToken);
            }
        }
        catch (EndOfStreamException)
        {
            throw CorruptImageException.Ended(Format, "its pixels");
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException)
        {
            // zlib's rarer complaints, such as a preset dictionary, come as an IOException.
            throw CorruptImageException.Because(Format, "its pixels cannot be decompressed", cause);
        }

        return bitmap;
    }

    private static (ReadOnlyMemory<byte> Palette, ReadOnlyMemory<byte> Transparency) FindPixels(
        PngChunks chunks, PngHeader header)
    {
        ReadOnlyMemory<byte> palette = default, transparency = default;
        while (chunks.MoveNext())
        {
            if (chunks.Type == PngChunks.Name("PLTE"u8))
            {
                palette = chunks.Data;
            }
            else if (chunks.Type == PngChunks.Name("tRNS"u8))
            {
                transparency = chunks.Data;
            }
            else if (chunks.Type == PngChunks.Name("IDAT"u8))
            {
                return header.Colour != PngColour.Palette || palette.Length >= 3
                    ? (palette, transparency)
                    : throw CorruptImageException.Because(Format, "its palette is missing");
            }
            else if (chunks.Type == PngChunks.Name("IEND"u8))
            {
                break;
            }
        }

        throw CorruptImageException.Because(Format, "it holds no pixels");
    }

    private static void ReadPass(
        ZLibStream inflate,
        PngHeader header,
        PngRows rows,
        Bitmap bitmap,
        (int X, int Y, int StepX, int StepY) pass,
        CancellationToken cancellationToken)
    {
        var width = (bitmap.Width - pass.X + pass.StepX - 1) / pass.StepX;
        if (width <= 0 || pass.Y >= bitmap.Height)
        {
            return;
        }

        // Each row keeps its filter type in front.
        var length = header.RowBytes(width) + 1;
        var current = new byte[length];
        var above = new byte[length];
        for (var y = pass.Y; y < bitmap.Height; y += pass.StepY)
        {
            if (y % RowsBetweenChecks < pass.StepY)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            inflate.ReadExactly(current);
            PngFilters.Undo(current[0], current.AsSpan(1), above.AsSpan(1), header.FilterStep);
            rows.Convert(current.AsSpan(1), width, bitmap.Row(y)[(pass.X * Bitmap.BytesPerPixel)..], pass.StepX);
            (current, above) = (above, current);
        }
    }
}

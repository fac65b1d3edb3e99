using System.Buffers.Binary;
using System.IO.Compression;

namespace LettucePlug.Imaging;

/// <summary>Writes PNG: RGB for opaque pictures, RGBA for others, a palette for quantised ones.</summary>
public static class PngEncoder
{
    /// <summary>Encodes a picture; the row filter is chosen by the least sum of differences.</summary>
    public static byte[] Encode(
        Bitmap bitmap, CompressionLevel level = CompressionLevel.Optimal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        var channels = bitmap.IsOpaque ? 3 : 4;
        var filters = new PngFilterChoice(bitmap.Width * channels, channels);
        var row = new byte[bitmap.Width * channels];
        var pixels = Deflate(level, stream =>
        {
            for (var y = 0; y < bitmap.Height; y++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var source = bitmap.Row(y);
                for (int from = 0, to = 0; from < source.Length; from += 4, to += channels)
                {
                    source.Slice(from, channels).CopyTo(row.AsSpan(to));
                }

                stream.Write(filters.Apply(row));
            }
        });
        return Assemble(bitmap.Size, 8, channels == 3 ? PngColour.Rgb : PngColour.Rgba, [], [], pixels);
    }

    /// <summary>Encodes a quantised picture with 1, 2, 4 or 8 bits a pixel, whatever its colours need.</summary>
    public static byte[] Encode(
        IndexedBitmap bitmap,
        CompressionLevel level = CompressionLevel.Optimal,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        var colours = bitmap.Palette.Count + (bitmap.HasTransparency ? 1 : 0);
        var depth = colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8;
        var width = bitmap.Size.Width;
        var row = new byte[1 + (((width * depth) + 7) / 8)];
        var pixels = Deflate(level, stream =>
        {
            for (var y = 0; y < bitmap.Size.Height; y++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Array.Clear(row);
                for (var x = 0; x < width; x++)
                {
                    var bit = x * depth;
                    row[1 + (bit >> 3)] |= (byte)(bitmap.Indices[(y * width) + x] << (8 - depth - (bit & 7)));
                }

                stream.Write(row);
            }
        });
        var palette = bitmap.Palette.SelectMany(colour => new[] { colour.R, colour.G, colour.B });
        byte[] alpha = bitmap.HasTransparency ? [.. Enumerable.Repeat(byte.MaxValue, bitmap.Palette.Count), 0] : [];
        return Assemble(
            bitmap.Size,
            depth,
            PngColour.Palette,
            bitmap.HasTransparency ? [.. palette, 0, 0, 0] : [.. palette],
            alpha,
            pixels);
    }

    private static byte[] Deflate(CompressionLevel level, Action<Stream> write)
    {
        using var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, level, leaveOpen: true))
        {
            write(deflate);
        }

        return target.ToArray();
    }

    private static byte[] Assemble(
        PixelSize size, int depth, PngColour colour, byte[] palette, byte[] alpha, byte[] pixels)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size.Height);
        header[8] = (byte)depth;
        header[9] = (byte)colour;
        using var file = new MemoryStream(pixels.Length + 1024);
        file.Write(FormatSignatures.Png);
        file.Write(PngTextChunk.Frame("IHDR", header));
        if (palette.Length > 0)
        {
            file.Write(PngTextChunk.Frame("PLTE", palette));
        }

        if (alpha.Length > 0)
        {
            file.Write(PngTextChunk.Frame("tRNS", alpha));
        }

        file.Write(PngTextChunk.Frame("IDAT", pixels));
        file.Write(PngTextChunk.Frame("IEND", []));
        return file.ToArray();
    }
}

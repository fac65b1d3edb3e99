using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LettucePlug.Emulators;

/// <summary>Small PNG files, each different.</summary>
public static class TestPictures
{
    /// <summary>A picture whose pixels follow from the seed.</summary>
    public static byte[] Png(int width = 8, int height = 8, int seed = 1) => Write(
        width, height, (x, y) => ((byte)((x * 31) + seed), (byte)((y * 17) + (seed * 7)), (byte)(seed * 53)));

    /// <summary>White on the left, black on the right.</summary>
    public static byte[] HalfWhite(int width, int height) => Write(
        width, height, (x, _) => x < width / 2 ? ((byte)255, (byte)255, (byte)255) : ((byte)0, (byte)0, (byte)0));

    /// <summary>The alpha channel of a picture of four unfiltered channels in one chunk.</summary>
    public static byte[] AlphaOf(byte[] png)
    {
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        var rows = new byte[height * (1 + (width * 4))];
        zlib.ReadExactly(rows);
        return [.. rows.Where((_, i) => i % (1 + (width * 4)) is > 0 and var place && place % 4 == 0)];
    }

    private static byte[] Write(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> pixel)
    {
        var row = new byte[1 + (width * 3)];
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = pixel(x, y);
                }

                zlib.Write(row);
            }
        }

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", pixels.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteChunk(Stream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        file.Write(number);
    }

    internal static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
            }
        }

        return ~crc;
    }
}

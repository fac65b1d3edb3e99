using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LettucePlug.Emulators;

/// <summary>Small PNG files, each different.</summary>
public static class TestPictures
{
    /// <summary>A picture whose pixels follow from the seed.</summary>
    public static byte[] Png(int width = 8, int height = 8, int seed = 1, string? comment = null)
    {
        var row = new byte[1 + (width * 3)];
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    row[1 + (x * 3)] = (byte)((x * 31) + seed);
                    row[2 + (x * 3)] = (byte)((y * 17) + (seed * 7));
                    row[3 + (x * 3)] = (byte)(seed * 53);
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
        if (comment is not null)
        {
            WriteChunk(file, "tEXt", Encoding.Latin1.GetBytes("Comment\0" + comment));
        }

        WriteChunk(file, "IDAT", pixels.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The comment a picture was made with; null where it has none.</summary>
    public static string? ReadComment(ReadOnlySpan<byte> png)
    {
        var start = png.IndexOf("tEXtComment\0"u8);
        if (start < 0)
        {
            return null;
        }

        const int nameLength = 8;
        var length = BinaryPrimitives.ReadInt32BigEndian(png[(start - 4)..]) - nameLength;
        return Encoding.Latin1.GetString(png.Slice(start + 4 + nameLength, length));
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

    private static uint Crc32(ReadOnlySpan<byte> data)
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

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LettucePlug.Tests.Support;

/// <summary>Small image files for tests. The same shade and size give the same bytes.</summary>
internal static class Pictures
{
    public static byte[] Png(byte shade = 0, int width = 8, int height = 8)
    {
        var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // Bits a sample; the colour type 0 after it is grey.
        Chunk(file, "IHDR", header);
        var rows = new byte[height * (width + 1)];
        for (var row = 0; row < height; row++)
        {
            rows.AsSpan((row * (width + 1)) + 1, width).Fill(shade);
        }

        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The beginning of a GIF, which says all there is to know about its size.</summary>
    public static byte[] Gif(ushort width, ushort height)
    {
        byte[] file = [.. "GIF89a"u8, 0, 0, 0, 0, 0, 0, 0, (byte)';'];
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), height);
        return file;
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace LettucePlug.Imaging.Tests.Support;

/// <summary>Headers made by hand from the format descriptions, so that a test does not trust the code it tests.</summary>
internal static class Some
{
    public static byte[] PngShell(int width, int height, params byte[][] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR", header), .. chunks.SelectMany(chunk => chunk), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), SlowCrc(body));
        return chunk;
    }

    public static byte[] JpegShell(int width, int height, params byte[][] segments) =>
    [
        0xFF, 0xD8, .. segments.SelectMany(segment => segment),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0x34, 0xFF, 0xD9,
    ];

    public static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    public static byte[] Exif(int orientation, bool isLittle) => Segment(
        0xE1,
        isLittle
            ? [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
            : [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]);

    public static byte[] Riff(string kind, byte[] data) =>
        [.. "RIFF"u8, 60, 0, 0, 0, .. "WEBP"u8, .. Encoding.ASCII.GetBytes(kind), 40, 0, 0, 0, .. data, .. new byte[40]];

    public static byte[] Box(string type, params byte[][] content)
    {
        byte[] data = [.. content.SelectMany(part => part)];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length + 8);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data];
    }

    public static byte[] Avif(int width, int height) =>
    [
        .. Box("ftyp", [.. "avif"u8, 0, 0, 0, 0, .. "mif1"u8, .. "miaf"u8]),
        .. Box("free", new byte[100]),
        .. Box("meta", [0, 0, 0, 0], Box("hdlr", new byte[24]), Box("iprp", Box("ipco", Ispe(16, 16), Ispe(width, height)))),
        .. Box("mdat", new byte[10]),
    ];

    private static byte[] Ispe(int width, int height) => Box(
        "ispe", [0, 0, 0, 0, 0, 0, (byte)(width >> 8), (byte)width, 0, 0, (byte)(height >> 8), (byte)height]);

    private static uint SlowCrc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}

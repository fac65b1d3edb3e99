using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace LettucePlug.Sdk.Testing;

/// <summary>Small pictures for tests, made as they are needed.</summary>
public static class SamplePictures
{
    private const uint Polynomial = 0xEDB88320;

    /// <summary>A PNG of one colour.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="rgb">The colour as <c>0xRRGGBB</c>.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] Png(int width, int height, int rgb)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        WriteChunk(file, "IHDR"u8, header);
        var row = new byte[(width * 3) + 1];
        for (var i = 0; i < width; i++)
        {
            row[(i * 3) + 1] = (byte)(rgb >> 16);
            row[(i * 3) + 2] = (byte)(rgb >> 8);
            row[(i * 3) + 3] = (byte)rgb;
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.Write(row);
            }
        }

        WriteChunk(file, "IDAT"u8, packed.ToArray());
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A reference to a picture of one colour.</summary>
    /// <param name="role">What it stands for.</param>
    /// <param name="rgb">The colour as <c>0xRRGGBB</c>.</param>
    /// <param name="edge">Width and height in pixels. The default is 32.</param>
    /// <returns>The reference.</returns>
    public static ImageReference Reference(ReferenceRole role, int rgb, int edge = 32)
    {
        var data = Png(edge, edge, rgb);
        return new ImageReference
        {
            Role = role,
            MediaType = "image/png",
            Data = data,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(data)),
            Size = new ImageSize(edge, edge),
        };
    }

    /// <summary>The media type that the first bytes of a file tell.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The type; null where they are no picture of a known kind.</returns>
    public static string? Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]))
        {
            return "image/png";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return "image/webp";
        }

        if (bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8) && bytes[8..12].SequenceEqual("avif"u8))
        {
            return "image/avif";
        }

        return bytes.StartsWith("GIF8"u8) ? "image/gif" : bytes.StartsWith("BM"u8) ? "image/bmp" : null;
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Checksum(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? Polynomial ^ (crc >> 1) : crc >> 1;
            }
        }

        return crc;
    }
}

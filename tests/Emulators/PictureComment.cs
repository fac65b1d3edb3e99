using System.Buffers.Binary;
using System.Text;

namespace LettucePlug.Emulators;

/// <summary>A comment within a PNG file, by which a test knows a picture again.</summary>
public static class PictureComment
{
    /// <summary>The signature and the header, which comes first in every file.</summary>
    private const int HeadLength = 33;

    private static ReadOnlySpan<byte> Mark => "tEXtComment\0"u8;

    /// <summary>The picture with a comment of Latin letters.</summary>
    public static byte[] Add(ReadOnlySpan<byte> png, string comment)
    {
        byte[] chunk = [.. Mark, .. Encoding.Latin1.GetBytes(comment)];
        return [.. png[..HeadLength], .. Number((uint)chunk.Length - 4), .. chunk, .. Number(TestPictures.Crc32(chunk)), .. png[HeadLength..]];
    }

    /// <summary>The comment of a picture; null where it has none.</summary>
    public static string? Read(ReadOnlySpan<byte> png)
    {
        var start = png.IndexOf(Mark);
        if (start < 0)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(png[(start - 4)..]) - (Mark.Length - 4);
        return Encoding.Latin1.GetString(png.Slice(start + Mark.Length, length));
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}

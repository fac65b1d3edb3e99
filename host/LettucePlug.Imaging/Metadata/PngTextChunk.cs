using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LettucePlug.Imaging;

/// <summary>One text chunk of a PNG (W3C PNG, 11.3.3).</summary>
internal static class PngTextChunk
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static bool IsText(string type) => type is "tEXt" or "zTXt" or "iTXt";

    /// <summary>The text, or null when the chunk breaks its own rules.</summary>
    public static ImageText? Decode(string type, ReadOnlySpan<byte> data, long limit)
    {
        var end = data.IndexOf((byte)0);
        if (end is < 1 or > 79)
        {
            return null;
        }

        var keyword = Encoding.Latin1.GetString(data[..end]);
        var rest = data[(end + 1)..];
        return type switch
        {
            "tEXt" => new ImageText { Keyword = keyword, Text = Lenient(rest) },
            "zTXt" => rest.Length >= 1 && rest[0] == 0 && Inflate(rest[1..], limit) is { } plain
                ? new ImageText { Keyword = keyword, Text = Lenient(plain), Compressed = true }
                : null,
            _ => DecodeInternational(keyword, rest, limit),
        };
    }

    /// <summary>The whole chunk with its length and CRC.</summary>
    public static byte[] Encode(ImageText text)
    {
        using var data = new MemoryStream();
        data.Write(Encoding.Latin1.GetBytes(text.Keyword));
        data.WriteByte(0);
        var isLatin = text.Text.All(letter => letter is '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\u00FF'));

        // Latin-1 beyond ASCII is where readers disagree, so anything but ASCII goes the unambiguous way.
        var isPlain = isLatin && Ascii.IsValid(text.Text);
        var type = isPlain ? text.Compressed ? "zTXt" : "tEXt" : "iTXt";
        var bytes = Encoding.UTF8.GetBytes(text.Text);
        if (type == "zTXt")
        {
            data.WriteByte(0);
        }
        else if (type == "iTXt")
        {
            // Compression flag, method, then an empty language and an empty translated keyword.
            data.Write([text.Compressed ? (byte)1 : (byte)0, 0, 0, 0]);
        }

        if (text.Compressed)
        {
            using var deflate = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true);
            deflate.Write(bytes);
        }
        else
        {
            data.Write(bytes);
        }

        return Frame(type, data.GetBuffer().AsSpan(0, (int)data.Length));
    }

    public static byte[] Frame(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.Latin1.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.Of(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static ImageText? DecodeInternational(string keyword, ReadOnlySpan<byte> rest, long limit)
    {
        if (rest.Length < 4)
        {
            return null;
        }

        var isCompressed = rest[0] == 1;
        var isKnownMethod = rest[1] == 0;
        var language = rest[2..].IndexOf((byte)0);
        if (language < 0 || (isCompressed && !isKnownMethod))
        {
            return null;
        }

        rest = rest[(2 + language + 1)..];
        var translated = rest.IndexOf((byte)0);
        if (translated < 0)
        {
            return null;
        }

        rest = rest[(translated + 1)..];
        if (!isCompressed)
        {
            return new ImageText { Keyword = keyword, Text = Encoding.UTF8.GetString(rest) };
        }

        return Inflate(rest, limit) is { } plain
            ? new ImageText { Keyword = keyword, Text = Encoding.UTF8.GetString(plain), Compressed = true }
            : null;
    }

    /// <summary>tEXt is Latin-1 by the letter, yet many programs write UTF-8; Latin-1 prose is never valid UTF-8.</summary>
    private static string Lenient(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> deflated, long limit)
    {
        try
        {
            using var source = new MemoryStream(deflated.ToArray(), writable: false);
            using var inflate = new ZLibStream(source, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var part = new byte[16 * 1024];
            int read;
            while ((read = inflate.Read(part)) > 0)
            {
                if (plain.Length + read > limit)
                {
                    throw ImageTooLargeException.Text("The compressed text of the PNG image", plain.Length + read, limit);
                }

                plain.Write(part, 0, read);
            }

            return plain.ToArray();
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException)
        {
            return null;
        }
    }
}

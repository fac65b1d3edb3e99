using System.Buffers.Binary;
using System.IO.Compression;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>
/// Turns a mask in which white is painted into one in which transparent is painted, as OpenAI's routes want it. Both
/// are PNG (W3C PNG, third edition); read are pictures of eight bits a channel that are not interlaced.
/// </summary>
public static class AlphaMask
{
    private const int MostPixels = 64 * 1024 * 1024;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="ProviderException">The mask is no such PNG (<see cref="ProviderFailure.InvalidRequest"/>).</exception>
    public static byte[] FromWhite(ReadOnlySpan<byte> png)
    {
        if (!png.StartsWith(Signature))
        {
            throw Unreadable();
        }

        int width = 0, height = 0, colorType = 0;
        byte[] palette = [];
        using var packed = new MemoryStream();
        for (var rest = png[Signature.Length..]; rest.Length >= 12;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length < 0 || length > rest.Length - 12)
            {
                throw Unreadable();
            }

            var type = rest.Slice(4, 4);
            var data = rest.Slice(8, length);
            if (type.SequenceEqual("IHDR"u8) && length == 13)
            {
                width = BinaryPrimitives.ReadInt32BigEndian(data);
                height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                colorType = data[9];
                if (data[8] != 8 || data[12] != 0)
                {
                    throw Unreadable();
                }
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                palette = data.ToArray();
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                packed.Write(data);
            }

            rest = rest[(length + 12)..];
        }

        if (width <= 0 || height <= 0 || (long)width * height > MostPixels)
        {
            throw Unreadable();
        }

        packed.Position = 0;
        return Convert(packed, width, height, colorType, palette);
    }

    private static byte[] Convert(MemoryStream packed, int width, int height, int colorType, byte[] palette)
    {
        var channels = colorType switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => throw Unreadable(),
        };
        var row = new byte[width * channels];
        var above = new byte[row.Length];
        var made = new byte[1 + (width * 4)];
        using var pixels = new MemoryStream();
        try
        {
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            using var repacked = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true);
            for (var y = 0; y < height; y++)
            {
                var filter = unpacked.ReadByte();
                unpacked.ReadExactly(row);
                Unfilter(filter, row, above, channels);
                for (var x = 0; x < width; x++)
                {
                    made[(x * 4) + 4] = (byte)(255 - Brightness(row.AsSpan(x * channels, channels), palette));
                }

                repacked.Write(made);
                (row, above) = (above, row);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Unreadable();
        }

        return PngChunks.Write(width, height, colorType: 6, pixels.ToArray());
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int channels)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= channels ? row[i - channels] : 0;
            var corner = i >= channels ? above[i - channels] : 0;
            row[i] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => (byte)Paeth(left, above[i], corner),
                _ => throw Unreadable(),
            };
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    /// <summary>What is transparent counts as black.</summary>
    private static int Brightness(ReadOnlySpan<byte> pixel, byte[] palette) => pixel.Length switch
    {
        1 when palette.Length > 0 => Brightness(
            palette.AsSpan(Math.Min(pixel[0] * 3, palette.Length - 3), 3), []),
        1 => pixel[0],
        2 => pixel[0] * pixel[1] / 255,
        3 => ((pixel[0] * 299) + (pixel[1] * 587) + (pixel[2] * 114)) / 1000,
        _ => Brightness(pixel[..3], []) * pixel[3] / 255,
    };

    private static ProviderException Unreadable() =>
        new(ProviderFailure.InvalidRequest, "The mask cannot be converted: it is no plain PNG of eight bits a channel.")
        {
            Hint = "Save the mask as an ordinary PNG without interlacing, white where something is to be painted.",
        };
}

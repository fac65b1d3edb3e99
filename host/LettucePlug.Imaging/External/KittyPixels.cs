using System.Globalization;
using System.Text;

namespace LettucePlug.Imaging;

/// <summary>Reads the pixels out of a picture in kitty's graphics protocol, raw RGBA (f=32) in any number of chunks.</summary>
internal static class KittyPixels
{
    private const string Format = "kitty";

    public static Bitmap Read(ReadOnlySpan<byte> output, ImageLimits limits)
    {
        byte[]? pixels = null;
        var size = default(PixelSize);
        var filled = 0;
        var rest = output;
        while (rest.IndexOf("\e_G"u8) is var start and >= 0)
        {
            rest = rest[(start + 3)..];
            var end = rest.IndexOf("\e\\"u8);
            if (end < 0)
            {
                throw CorruptImageException.Ended(Format, "a chunk");
            }

            var command = rest[..end];
            rest = rest[(end + 2)..];
            var semicolon = command.IndexOf((byte)';');
            var keys = semicolon < 0 ? command : command[..semicolon];
            if (pixels is null)
            {
                size = SizeOf(keys);
                limits.CheckPixels(Format, size, Bitmap.BytesPerPixel);
                pixels = new byte[size.Area * Bitmap.BytesPerPixel];
            }

            filled += semicolon < 0 ? 0 : Decode(command[(semicolon + 1)..], pixels.AsSpan(filled));
        }

        return pixels is not null && filled == pixels.Length
            ? new Bitmap(size.Width, size.Height, pixels)
            : throw CorruptImageException.Ended(Format, "its pixels");
    }

    private static PixelSize SizeOf(ReadOnlySpan<byte> keys)
    {
        var (width, height, format) = (0, 0, 32);
        foreach (var pair in Encoding.ASCII.GetString(keys).Split(','))
        {
            _ = pair.Length > 2 && int.TryParse(pair.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? pair[..2] switch { "s=" => width = value, "v=" => height = value, "f=" => format = value, _ => 0 }
                : 0;
        }

        return width > 0 && height > 0 && format == 32
            ? new PixelSize(width, height)
            : throw CorruptImageException.Because(Format, "it does not name the size of raw pixels");
    }

    // By hand, as chafa leaves bits behind the last byte of a chunk that should be zero, which the library's decoder refuses.
    private static int Decode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var (bits, count, written) = (0, 0, 0);
        foreach (var letter in text.TrimEnd((byte)'='))
        {
            var value = letter switch
            {
                >= (byte)'A' and <= (byte)'Z' => letter - 'A',
                >= (byte)'a' and <= (byte)'z' => letter - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => letter - '0' + 52,
                (byte)'+' => 62,
                (byte)'/' => 63,
                _ => throw CorruptImageException.Because(Format, "a chunk is not base64"),
            };
            (bits, count) = ((bits << 6) | value, count + 6);
            if (count < 8)
            {
                continue;
            }

            if (written == target.Length)
            {
                throw CorruptImageException.Because(Format, "a chunk is longer than the picture");
            }

            count -= 8;
            target[written++] = (byte)(bits >> count);
            bits &= (1 << count) - 1;
        }

        return written;
    }
}

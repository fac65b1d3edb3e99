using System.Runtime.InteropServices;

namespace LettucePlug.Imaging;

/// <summary>
/// A picture in memory: 8 bits each of red, green, blue and alpha, in that byte order, rows from the top without gaps.
/// Alpha is straight: colours are not multiplied by it. Colours are taken as sRGB whatever profile a file names.
/// </summary>
public sealed class Bitmap
{
    /// <summary>Bytes of one pixel.</summary>
    public const int BytesPerPixel = 4;

    /// <summary>Makes a transparent black picture.</summary>
    public Bitmap(int width, int height)
        : this(width, height, new byte[checked(Guarded(width) * Guarded(height) * BytesPerPixel)])
    {
    }

    /// <summary>Takes over <paramref name="pixels"/>, which must hold exactly width x height x 4 bytes.</summary>
    public Bitmap(int width, int height, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if ((long)Guarded(width) * Guarded(height) * BytesPerPixel != pixels.Length)
        {
            throw new ArgumentException($"{width}x{height} pixels do not take {pixels.Length} bytes.", nameof(pixels));
        }

        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns and rows.</summary>
    public PixelSize Size => new(Width, Height);

    /// <summary>The bytes themselves, not a copy.</summary>
    public byte[] Pixels { get; }

    /// <summary>Whether no pixel lets anything shine through; looks at every pixel.</summary>
    public bool IsOpaque
    {
        get
        {
            for (var at = 3; at < Pixels.Length; at += BytesPerPixel)
            {
                if (Pixels[at] != byte.MaxValue)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The bytes of one row.</summary>
    public Span<byte> Row(int y) => Pixels.AsSpan(y * Width * BytesPerPixel, Width * BytesPerPixel);

    /// <summary>The picture turned upright from an EXIF orientation, 1 to 8; itself for 1.</summary>
    public Bitmap Oriented(int orientation)
    {
        if (orientation is <= 1 or > 8)
        {
            return this;
        }

        var isSwapped = orientation >= 5;
        var target = new Bitmap(isSwapped ? Height : Width, isSwapped ? Width : Height);
        var from = MemoryMarshal.Cast<byte, uint>(Pixels.AsSpan());
        var to = MemoryMarshal.Cast<byte, uint>(target.Pixels.AsSpan());
        var isMirroredX = orientation is 2 or 3 or 7 or 8;
        var isMirroredY = orientation is 3 or 4 or 6 or 7;
        for (int y = 0, at = 0; y < target.Height; y++)
        {
            for (var x = 0; x < target.Width; x++, at++)
            {
                var (column, row) = isSwapped ? (y, x) : (x, y);
                column = isMirroredX ? Width - 1 - column : column;
                row = isMirroredY ? Height - 1 - row : row;
                to[at] = from[(row * Width) + column];
            }
        }

        return target;
    }

    /// <summary>A copy laid over an opaque background colour.</summary>
    public Bitmap Over(Rgb background)
    {
        var flat = new Bitmap(Width, Height, (byte[])Pixels.Clone());
        var pixels = flat.Pixels;
        for (var at = 0; at < pixels.Length; at += BytesPerPixel)
        {
            var alpha = pixels[at + 3];
            if (alpha != byte.MaxValue)
            {
                pixels[at] = Blend(pixels[at], background.R, alpha);
                pixels[at + 1] = Blend(pixels[at + 1], background.G, alpha);
                pixels[at + 2] = Blend(pixels[at + 2], background.B, alpha);
                pixels[at + 3] = byte.MaxValue;
            }
        }

        return flat;
    }

    private static byte Blend(int over, int under, int alpha) =>
        (byte)(((over * alpha) + (under * (byte.MaxValue - alpha)) + 127) / byte.MaxValue);

    private static int Guarded(int side) => side > 0
        ? side
        : throw new ArgumentOutOfRangeException(nameof(side), "A picture has at least one row and one column.");
}

using System.Runtime.CompilerServices;

namespace LettucePlug.Imaging;

internal sealed partial class JpegDecoder
{
    private const int RowsBetweenChecks = 64;

    private Bitmap Paint()
    {
        var bitmap = new Bitmap(_size.Width, _size.Height);
        var upsamplers = Array.ConvertAll(_components, component => new JpegUpsampler(component, _maxH, _maxV));
        var planes = Array.ConvertAll(_components, _ => new byte[_size.Width]);
        var isLumaChroma = IsLumaChroma();
        for (var y = 0; y < _size.Height; y++)
        {
            if (y % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            for (var index = 0; index < planes.Length; index++)
            {
                upsamplers[index].Row(y, planes[index]);
            }

            var row = bitmap.Row(y);
            switch (planes.Length)
            {
                case 1:
                    PaintGrey(planes[0], row);
                    break;
                case 3 when isLumaChroma:
                    PaintLumaChroma(planes[0], planes[1], planes[2], row);
                    break;
                case 3:
                    PaintRgb(planes[0], planes[1], planes[2], row);
                    break;
                default:
                    PaintInks(planes, isLumaChroma, row);
                    break;
            }
        }

        return bitmap;
    }

    /// <summary>The rules everybody follows: Adobe's marker decides, then JFIF, then planes named R, G, B.</summary>
    private bool IsLumaChroma()
    {
        if (_components.Length == 4)
        {
            return _adobeTransform == 2;
        }

        return _isJfif || (_adobeTransform is { } transform
            ? transform != 0
            : (_components[0].Id, _components[^1].Id) != ((byte)'R', (byte)'B'));
    }

    private static void PaintGrey(ReadOnlySpan<byte> grey, Span<byte> row)
    {
        for (int x = 0, to = 0; x < grey.Length; x++, to += 4)
        {
            var pixel = row.Slice(to, 4);
            pixel[0] = pixel[1] = pixel[2] = grey[x];
            pixel[3] = byte.MaxValue;
        }
    }

    private static void PaintRgb(
        ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> row)
    {
        for (int x = 0, to = 0; x < red.Length; x++, to += 4)
        {
            var pixel = row.Slice(to, 4);
            pixel[0] = red[x];
            pixel[1] = green[x];
            pixel[2] = blue[x];
            pixel[3] = byte.MaxValue;
        }
    }

    /// <summary>JFIF's full-range BT.601 with 16 bits of fraction: 1.402, 0.344136, 0.714136 and 1.772.</summary>
    private static void PaintLumaChroma(
        ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blueness, ReadOnlySpan<byte> redness, Span<byte> row)
    {
        const int Half = 1 << 15;
        blueness = blueness[..luma.Length];
        redness = redness[..luma.Length];
        for (int x = 0, to = 0; x < luma.Length; x++, to += 4)
        {
            int y = luma[x], b = blueness[x] - 128, r = redness[x] - 128;
            var pixel = row.Slice(to, 4);
            pixel[0] = Clamp(y + (((91881 * r) + Half) >> 16));
            pixel[1] = Clamp(y + (((-22554 * b) - (46802 * r) + Half) >> 16));
            pixel[2] = Clamp(y + (((116130 * b) + Half) >> 16));
            pixel[3] = byte.MaxValue;
        }
    }

    /// <summary>
    /// CMYK, or YCCK, whose YCbCr is that of the complement of CMY. Files with Adobe's marker store inks inverted.
    /// </summary>
    private void PaintInks(byte[][] planes, bool isLumaChroma, Span<byte> row)
    {
        if (isLumaChroma)
        {
            PaintLumaChroma(planes[0], planes[1], planes[2], row);
        }
        else
        {
            PaintRgb(planes[0], planes[1], planes[2], row);
        }

        var isInverted = _adobeTransform is not null;
        var isLight = isInverted != isLumaChroma;
        var black = planes[3];
        for (int x = 0, to = 0; x < black.Length; x++, to += 4)
        {
            var light = isInverted ? black[x] : byte.MaxValue - black[x];
            for (var channel = 0; channel < 3; channel++)
            {
                int value = row[to + channel];
                row[to + channel] = (byte)((((isLight ? value : byte.MaxValue - value) * light) + 127) / 255);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Clamp(int value) => (uint)value <= 255 ? (byte)value : value < 0 ? (byte)0 : (byte)255;
}

using System.Buffers.Binary;

namespace LettucePlug.Imaging;

/// <summary>
/// Walks the boxes of an AVIF or HEIC file (ISO/IEC 14496-12, 23008-12) to its image properties. Of several sizes
/// (thumbnail, alpha plane, grid tiles) the largest is the picture's.
/// </summary>
internal sealed class HeifHeaderParser : IHeaderParser
{
    private string? _mediaType;

    public static string? MediaType(ReadOnlySpan<byte> file)
    {
        var length = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file), (uint)file.Length);
        string? found = null;
        for (var at = 8; at + 4 <= length; at += at == 8 ? 8 : 4)
        {
            var brand = file.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            {
                return ImageMediaTypes.Avif;
            }

            var isHeic = brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8)
                || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
            found = isHeic ? ImageMediaTypes.Heic : found;
        }

        return found;
    }

    public HeaderStep Next(ReadOnlySpan<byte> window, bool atEnd)
    {
        if (window.Length < 16)
        {
            return atEnd ? WithoutSize() : HeaderStep.Need(16);
        }

        long length = BinaryPrimitives.ReadUInt32BigEndian(window);
        var kind = window[4..8];
        if (length == 1)
        {
            length = BinaryPrimitives.ReadInt64BigEndian(window[8..]);
        }

        if (length is < 8 or > long.MaxValue / 2)
        {
            // Zero means "to the end of the file", which only media data uses.
            return WithoutSize();
        }

        var isBrands = _mediaType is null;
        var isProperties = kind.SequenceEqual("meta"u8);
        if (!isBrands && !isProperties)
        {
            return kind.SequenceEqual("mdat"u8) && length > uint.MaxValue ? WithoutSize() : HeaderStep.Skip(length);
        }

        if (length > ImageHeaderReader.MaxBuffered)
        {
            return WithoutSize();
        }

        if (window.Length < length)
        {
            return atEnd ? WithoutSize() : HeaderStep.Need(length);
        }

        if (isBrands)
        {
            _mediaType = MediaType(window);
            return _mediaType is null ? HeaderStep.Reject : HeaderStep.Skip(length);
        }

        // "meta" is a full box: four bytes of version and flags come before its children.
        return HeaderStep.Found(_mediaType!, length < 12 ? null : LargestSize(window[12..(int)length], depth: 0));
    }

    private HeaderStep WithoutSize() => _mediaType is null ? HeaderStep.Reject : HeaderStep.Found(_mediaType, null);

    private static PixelSize? LargestSize(ReadOnlySpan<byte> boxes, int depth)
    {
        PixelSize? largest = null;
        while (boxes.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            if (length < 8 || length > boxes.Length)
            {
                break;
            }

            var kind = boxes[4..8];
            var content = boxes[8..(int)length];
            PixelSize? size = null;
            if (kind.SequenceEqual("ispe"u8) && content.Length >= 12)
            {
                size = new PixelSize(
                    BinaryPrimitives.ReadInt32BigEndian(content[4..]),
                    BinaryPrimitives.ReadInt32BigEndian(content[8..]));
            }
            else if (depth < 2 && (kind.SequenceEqual("iprp"u8) || kind.SequenceEqual("ipco"u8)))
            {
                size = LargestSize(content, depth + 1);
            }

            if (size is { Width: > 0, Height: > 0 } valid && valid.Area > (largest?.Area ?? 0))
            {
                largest = valid;
            }

            boxes = boxes[(int)length..];
        }

        return largest;
    }
}

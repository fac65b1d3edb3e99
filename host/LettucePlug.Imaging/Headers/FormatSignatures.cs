using System.Buffers.Binary;

namespace LettucePlug.Imaging;

internal static class FormatSignatures
{
    public static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static HeaderStep Choose(ReadOnlySpan<byte> window, bool atEnd, out IHeaderParser? parser)
    {
        parser = null;
        if (window.Length < 12 && !atEnd && CouldBeBinary(window))
        {
            return HeaderStep.Need(12);
        }

        parser = MediaType(window) switch
        {
            ImageMediaTypes.Png => new FixedHeaderParser(33, ReadPng),
            ImageMediaTypes.Gif => new FixedHeaderParser(10, ReadGif),
            ImageMediaTypes.Bmp => new FixedHeaderParser(26, ReadBmp),
            ImageMediaTypes.WebP => new FixedHeaderParser(30, ReadWebP),
            ImageMediaTypes.Jpeg => new JpegHeaderParser(),
            ImageMediaTypes.Avif or ImageMediaTypes.Heic => new HeifHeaderParser(),
            _ => SvgHeaderParser.MayStart(window) ? new SvgHeaderParser() : null,
        };
        return parser is null ? HeaderStep.Reject : parser.Next(window, atEnd);
    }

    /// <summary>The type by magic bytes alone; 12 bytes settle all but SVG and the brands of ISO files.</summary>
    public static string? MediaType(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Png))
        {
            return ImageMediaTypes.Png;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return ImageMediaTypes.Jpeg;
        }

        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8))
        {
            return ImageMediaTypes.Gif;
        }

        if (start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8))
        {
            return ImageMediaTypes.WebP;
        }

        if (start.Length >= 12 && start[4..].StartsWith("ftyp"u8))
        {
            return HeifHeaderParser.MediaType(start);
        }

        return start.StartsWith("BM"u8) ? ImageMediaTypes.Bmp : null;
    }

    private static bool CouldBeBinary(ReadOnlySpan<byte> window) =>
        window[0] is 0x89 or 0xFF or (byte)'G' or (byte)'R' or (byte)'B' or 0xEF or 0;

    private static HeaderStep ReadPng(ReadOnlySpan<byte> bytes)
    {
        var header = bytes[8..];
        var isHeader = BinaryPrimitives.ReadInt32BigEndian(header) == 13 && header[4..].StartsWith("IHDR"u8);
        return isHeader
            ? HeaderStep.Found(
                ImageMediaTypes.Png,
                new PixelSize(
                    BinaryPrimitives.ReadInt32BigEndian(header[8..]),
                    BinaryPrimitives.ReadInt32BigEndian(header[12..])))
            : HeaderStep.Reject;
    }

    private static HeaderStep ReadGif(ReadOnlySpan<byte> bytes) => HeaderStep.Found(
        ImageMediaTypes.Gif,
        new PixelSize(
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])));

    private static HeaderStep ReadBmp(ReadOnlySpan<byte> bytes)
    {
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[14..]);
        if (headerLength == 12)
        {
            return HeaderStep.Found(
                ImageMediaTypes.Bmp,
                new PixelSize(
                    BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]),
                    BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..])));
        }

        var height = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
        return headerLength is < 40 or > 256 || height == int.MinValue
            ? HeaderStep.Reject
            : HeaderStep.Found(
                ImageMediaTypes.Bmp,
                new PixelSize(BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), Math.Abs(height)));
    }

    /// <summary>RFC 9649: a lossy frame (VP8), a lossless one (VP8L) or an extended file (VP8X).</summary>
    private static HeaderStep ReadWebP(ReadOnlySpan<byte> bytes)
    {
        var kind = bytes[12..16];
        var data = bytes[20..];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return Found((data[4] | (data[5] << 8) | (data[6] << 16)) + 1, (data[7] | (data[8] << 8) | (data[9] << 16)) + 1);
        }

        if (kind.SequenceEqual("VP8L"u8) && data[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return Found((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        var isKeyFrame = kind.SequenceEqual("VP8 "u8) && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
        return isKeyFrame
            ? Found(
                BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF)
            : HeaderStep.Reject;

        static HeaderStep Found(int width, int height) =>
            HeaderStep.Found(ImageMediaTypes.WebP, new PixelSize(width, height));
    }
}

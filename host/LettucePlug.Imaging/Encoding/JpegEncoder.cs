namespace LettucePlug.Imaging;

/// <summary>Writes baseline JPEG (ITU T.81) with a JFIF header and the usual Huffman tables.</summary>
public static class JpegEncoder
{
    private const int LongestSide = 65500;

    /// <summary>Encodes a picture; transparent pixels show the background of the options.</summary>
    /// <exception cref="ImageTooLargeException">A side is longer than JPEG can say.</exception>
    public static byte[] Encode(
        Bitmap bitmap, JpegEncodeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        options ??= new JpegEncodeOptions();
        if (bitmap.Width > LongestSide || bitmap.Height > LongestSide)
        {
            throw ImageTooLargeException.Pixels("JPEG", bitmap.Size, (long)LongestSide * LongestSide);
        }

        var quality = Math.Clamp(options.Quality, 1, 100);
        var luma = JpegTables.Scaled(JpegTables.Luma, quality);
        var chroma = JpegTables.Scaled(JpegTables.Chroma, quality);
        var file = new MemoryStream();
        WriteHeaders(file, bitmap.Size, luma, chroma, options);
        var source = bitmap.IsOpaque ? bitmap : bitmap.Over(options.Background);
        new JpegScanWriter(file, source, luma, chroma, options).Write(cancellationToken);
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static void WriteHeaders(
        MemoryStream file, PixelSize size, byte[] luma, byte[] chroma, JpegEncodeOptions options)
    {
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(file, 0xDB, [0, .. InZigZag(luma), 1, .. InZigZag(chroma)]);
        var (high, wide) = (size.Height, size.Width);
        Segment(
            file,
            0xC0,
            [
                8, (byte)(high >> 8), (byte)high, (byte)(wide >> 8), (byte)wide, 3,
                1, options.IsSubsampled ? (byte)0x22 : (byte)0x11, 0, 2, 0x11, 1, 3, 0x11, 1,
            ]);
        Segment(
            file,
            0xC4,
            [
                0x00, .. JpegTables.LumaDcCounts, .. JpegTables.DcValues,
                0x10, .. JpegTables.LumaAcCounts, .. JpegTables.LumaAcValues,
                0x01, .. JpegTables.ChromaDcCounts, .. JpegTables.DcValues,
                0x11, .. JpegTables.ChromaAcCounts, .. JpegTables.ChromaAcValues,
            ]);
        if (options.RestartInterval > 0)
        {
            Segment(file, 0xDD, [(byte)(options.RestartInterval >> 8), (byte)options.RestartInterval]);
        }

        Segment(file, 0xDA, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
    }

    private static void Segment(MemoryStream file, byte marker, ReadOnlySpan<byte> data)
    {
        var length = data.Length + 2;
        file.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        file.Write(data);
    }

    private static byte[] InZigZag(byte[] table)
    {
        var ordered = new byte[64];
        for (var at = 0; at < 64; at++)
        {
            ordered[at] = table[JpegInverseDct.ZigZag[at]];
        }

        return ordered;
    }
}

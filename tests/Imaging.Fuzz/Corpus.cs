using System.IO.Compression;

namespace LettucePlug.Imaging.Fuzz;

/// <summary>Sound files of every format, by format.</summary>
internal static class Corpus
{
    public static IReadOnlyDictionary<string, IReadOnlyList<byte[]>> All { get; } = Make();

    private static Dictionary<string, IReadOnlyList<byte[]>> Make()
    {
        var picture = new Bitmap(40, 24);
        new Random(1).NextBytes(picture.Pixels.AsSpan(0, 1600));
        var opaque = picture.Over(new Rgb(9, 200, 90));
        return new Dictionary<string, IReadOnlyList<byte[]>>
        {
            ["png"] =
            [
                PngEncoder.Encode(picture), PngEncoder.Encode(opaque), PngEncoder.Encode(Quantiser.Quantise(picture, 16)),
                Fixtures.InterlacedPng,

                // Without compression most mutations reach the filters and the pixels.
                PngEncoder.Encode(picture, CompressionLevel.NoCompression),
                PngEncoder.Encode(Quantiser.Quantise(picture, 200), CompressionLevel.NoCompression),
            ],
            ["jpeg"] =
            [
                JpegEncoder.Encode(opaque),
                JpegEncoder.Encode(opaque, new JpegEncodeOptions { IsSubsampled = false, RestartInterval = 2 }),
                Fixtures.ProgressiveJpeg,
                Fixtures.InkJpeg,
            ],
            ["gif"] = [Fixtures.Gif, Fixtures.InterlacedGif],
            ["bmp"] = [Fixtures.PaletteBmp, Bmp()],
            ["webp and avif headers"] =
            [
                [.. "RIFF"u8, 90, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0, .. new byte[60]],
                [
                    0, 0, 0, 20, .. "ftypavif"u8, 0, 0, 0, 0, .. "mif1"u8,
                    0, 0, 0, 48, .. "meta"u8, 0, 0, 0, 0, 0, 0, 0, 36, .. "iprp"u8, 0, 0, 0, 28, .. "ipco"u8,
                    0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 7,
                ],
                [.. "<?xml version='1.0'?><!-- a --><svg width='10' height='20' viewBox='0 0 1 2'></svg>"u8],
            ],
        };
    }

    private static byte[] Bmp() =>
    [
        .. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 70, 0, 0, 0, 56, 0, 0, 0, 5, 0, 0, 0, 4, 0, 0, 0, 1, 0, 32, 0, 3, 0, 0, 0,
        .. new byte[20], 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255, .. new byte[80],
    ];
}

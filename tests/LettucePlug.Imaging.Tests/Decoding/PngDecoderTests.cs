using System.Buffers.Binary;
using LettucePlug.Imaging.Tests.Support;

namespace LettucePlug.Imaging.Tests.Decoding;

public sealed class PngDecoderTests
{
    private static readonly (int Colour, int Depth)[] Kinds =
    [
        (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8),
        (4, 8), (4, 16), (6, 8), (6, 16),
    ];

    public static TheoryData<int, int, bool, bool> Variants
    {
        get
        {
            var variants = new TheoryData<int, int, bool, bool>();
            foreach (var (colour, depth) in Kinds)
            {
                foreach (var isInterlaced in new[] { false, true })
                {
                    variants.Add(colour, depth, isInterlaced, false);
                    if (colour < 4)
                    {
                        variants.Add(colour, depth, isInterlaced, true);
                    }
                }
            }

            return variants;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_kind_of_png_decodes_to_its_exact_pixels(int colour, int depth, bool isInterlaced, bool isTransparent)
    {
        var seed = 0;
        foreach (var (width, height) in new[] { (1, 1), (2, 3), (5, 4), (8, 8), (33, 17), (4, 40) })
        {
            var maker = new PngMaker(width, height, colour, depth, isInterlaced, isTransparent, ++seed);
            var file = maker.Make();

            var bitmap = Decode(file);

            bitmap.Size.ShouldBe(new PixelSize(width, height));
            bitmap.Pixels.ShouldBe(maker.Expected, $"{width}x{height}");
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_kind_of_png_decodes_as_the_reference_decoder_does(int colour, int depth, bool isInterlaced, bool isTransparent)
    {
        var file = new PngMaker(37, 29, colour, depth, isInterlaced, isTransparent, 7).Make();

        var reference = depth == 16 ? DecodeWide(file) : ImageMagick.Decode(file, "png");

        Visible(Decode(file).Pixels).ShouldBe(Visible(reference));
    }

    [Fact]
    public void A_png_by_another_encoder_decodes_as_the_reference_decoder_does()
    {
        foreach (var hasAlpha in new[] { false, true })
        {
            var source = PngEncoder.Encode(Pictures.Photo(300, 200, 3, hasAlpha), cancellationToken: TestContext.Current.CancellationToken);
            var file = ImageMagick.Require(source, "png:-", "-quality", "95", "png:-");

            Decode(file).Pixels.ShouldBe(ImageMagick.Decode(file, "png"));
        }
    }

    [Fact]
    public void A_wrong_checksum_matters_in_a_critical_chunk_only()
    {
        var good = new PngMaker(5, 5, 2, 8, false, false, 1).Make();
        var note = Some.Chunk("tEXt", [.. "a\0b"u8]);
        note[^1] ^= 1;
        byte[] annotated = [.. good.AsSpan(0, 33), .. note, .. good.AsSpan(33)];
        var broken = good.ToArray();
        broken[30] ^= 1;

        Decode(annotated).Pixels.ShouldBe(Decode(good).Pixels);
        Should.Throw<CorruptImageException>(() => Decode(broken)).Message.ShouldContain("checksum");
    }

    [Fact]
    public void A_file_cut_short_is_refused_wherever_it_ends()
    {
        var good = new PngMaker(9, 9, 6, 8, true, false, 1).Make();
        for (var length = 8; length < good.Length - 24; length += 3)
        {
            Should.Throw<CorruptImageException>(() => Decode(good[..length]), $"at {length}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("7820000000010000")]
    [InlineData("78010500")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    public void Pixels_that_cannot_be_decompressed_are_refused(string data)
    {
        var good = new PngMaker(5, 5, 2, 8, false, false, 1).Make();
        byte[] file = [.. good.AsSpan(0, 33), .. Some.Chunk("IDAT", Convert.FromHexString(data)), .. Some.Chunk("IEND", [])];

        Should.Throw<CorruptImageException>(() => Decode(file)).Message.ShouldContain("pixels");
    }

    [Fact]
    public void A_giant_is_refused_before_it_costs_anything()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, 50_000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 50_000);
        (header[8], header[9]) = (8, 6);
        byte[] file = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Some.Chunk("IHDR", header), .. Some.Chunk("IDAT", [1])];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = Should.Throw<ImageTooLargeException>(() => Decode(file));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
        refusal.Actual.ShouldBe(2_500_000_000);
        refusal.Limit.ShouldBe(ImageLimits.Default.MaxPixels);
    }

    [Fact]
    public void A_cancelled_decoding_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(
            () => ImageDecoder.Decode(new PngMaker(9, 9, 6, 8, true, false, 1).Make(), null, cancelled.Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_the_encoder_writes_is_read_back_here_and_elsewhere(bool hasAlpha)
    {
        var source = Pictures.Photo(61, 47, 5, hasAlpha);

        var file = PngEncoder.Encode(source, cancellationToken: TestContext.Current.CancellationToken);

        Decode(file).Pixels.ShouldBe(source.Pixels);
        ImageMagick.Decode(file, "png").ShouldBe(source.Pixels);
    }

    private static Bitmap Decode(byte[] file) => ImageDecoder.Decode(file, null, TestContext.Current.CancellationToken);

    /// <summary>
    /// The reference decoder's own way from 16 bits to 8 truncates colours, so its samples are taken whole and rounded
    /// as the PNG specification says.
    /// </summary>
    private static byte[] DecodeWide(byte[] file)
    {
        var wide = ImageMagick.Require(file, "png:-", "-alpha", "on", "-depth", "16", "-endian", "MSB", "RGBA:-");
        return
        [
            .. Enumerable.Range(0, wide.Length / 2)
                .Select(at => (byte)Math.Round(BinaryPrimitives.ReadUInt16BigEndian(wide.AsSpan(at * 2)) / 257.0)),
        ];
    }

    /// <summary>The colour of a pixel nobody sees differs between decoders.</summary>
    private static byte[] Visible(byte[] pixels)
    {
        var visible = pixels.ToArray();
        for (var at = 0; at < visible.Length; at += 4)
        {
            if (visible[at + 3] == 0)
            {
                visible.AsSpan(at, 3).Clear();
            }
        }

        return visible;
    }
}

using LettucePlug.Imaging.Tests.Support;

namespace LettucePlug.Imaging.Tests.Decoding;

public sealed class OtherDecoderTests
{
    [Theory]
    [InlineData("None", 2)]
    [InlineData("GIF", 17)]
    [InlineData("None", 256)]
    [InlineData("GIF", 200)]
    public void A_gif_decodes_as_the_reference_decoder_does(string interlace, int colours)
    {
        foreach (var (width, height) in new[] { (120, 75), (1, 1), (9, 3) })
        {
            var file = Make(width, height, false, "-colors", $"{colours}", "-interlace", interlace, "gif:-");

            Decode(file).Pixels.ShouldBe(ImageMagick.Decode(file, "gif"), $"{width}x{height}");
        }
    }

    [Fact]
    public void Transparent_pixels_of_a_gif_stay_transparent()
    {
        var file = Make(60, 40, true, "-channel", "A", "-threshold", "50%", "+channel", "gif:-");

        var bitmap = Decode(file);
        var reference = ImageMagick.Decode(file, "gif");

        bitmap.IsOpaque.ShouldBeFalse();
        for (var at = 0; at < reference.Length; at += 4)
        {
            bitmap.Pixels[at + 3].ShouldBe(reference[at + 3]);
            if (reference[at + 3] != 0)
            {
                bitmap.Pixels.AsSpan(at, 3).ToArray().ShouldBe(reference[at..(at + 3)]);
            }
        }
    }

    [Fact]
    public void A_gif_frame_lies_where_its_screen_wants_it_and_is_clipped_to_it()
    {
        // A 4x2 screen whose one frame of 2x2 starts in the last column; both rows say "colour 1".
        byte[] gif =
        [
            .. "GIF89a"u8, 4, 0, 2, 0, 0x80, 0, 0, 9, 9, 9, 200, 100, 50,
            0x2C, 3, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x4C, 0x12, 0x05, 0, 0x3B,
        ];

        var bitmap = Decode(gif);

        bitmap.Size.ShouldBe(new PixelSize(4, 2));
        bitmap.Row(0)[..12].ToArray().ShouldAllBe(value => value == 0);
        bitmap.Row(0)[12..].ToArray().ShouldBe(new byte[] { 200, 100, 50, 255 });
    }

    [Fact]
    public void A_gif_cut_short_is_refused_wherever_it_ends()
    {
        var file = Make(40, 30, false, "-colors", "32", "gif:-");
        for (var length = 6; length < file.Length - 4; length += 5)
        {
            Should.Throw<CorruptImageException>(() => Decode(file[..length]), $"at {length}");
        }
    }

    [Theory]
    [InlineData("bmp:-")]
    [InlineData("bmp3:-")]
    [InlineData("bmp2:-")]
    [InlineData("bmp3:-", "-type", "palette")]
    [InlineData("bmp3:-", "-colors", "2", "-type", "bilevel")]
    [InlineData("bmp3:-", "-colors", "11", "-type", "palette", "-compress", "none")]
    public void A_bmp_decodes_as_the_reference_decoder_does(params string[] arguments)
    {
        var file = Make(61, 33, false, [.. arguments[1..], "-compress", "none", arguments[0]]);

        // The reference decoder leaves the alpha of palette bitmaps undefined.
        var reference = ImageMagick.Require(file, "bmp:-", "-alpha", "off", "-depth", "8", "RGB:-");
        var pixels = Decode(file).Pixels;
        pixels.Where((_, at) => at % 4 != 3).ShouldBe(reference);
        pixels.Where((_, at) => at % 4 == 3).ShouldAllBe(alpha => alpha == 255);
    }

    [Fact]
    public void The_alpha_of_a_bmp_counts_where_the_file_says_so()
    {
        var file = Make(31, 17, true, "bmp:-");

        Decode(file).Pixels.ShouldBe(ImageMagick.Decode(file, "bmp"));
    }

    [Fact]
    public void What_is_no_image_or_cannot_be_drawn_here_is_named()
    {
        Should.Throw<UnsupportedImageException>(() => Decode([.. "no image"u8])).Message.ShouldContain("not an image");
        Should.Throw<UnsupportedImageException>(() => Decode([])).Hint.ShouldNotBeNull();
        Should.Throw<UnsupportedImageException>(() => Decode([.. "<svg xmlns=''>"u8])).Message.ShouldContain("image/svg+xml");
        Should.Throw<UnsupportedImageException>(() => Decode(Some.Avif(4, 4))).Message.ShouldContain("image/avif");
    }

    [Fact]
    public async Task A_stream_longer_than_the_limit_is_not_read_to_its_end()
    {
        using var stream = new MemoryStream(new byte[1_000_000]);
        var options = new ImageDecodeOptions { Limits = new ImageLimits { MaxFileBytes = 1000 } };

        await Should.ThrowAsync<ImageTooLargeException>(
            () => ImageDecoder.DecodeAsync(stream, options, TestContext.Current.CancellationToken));

        stream.Position.ShouldBe(0);
    }

    private static byte[] Make(int width, int height, bool hasAlpha, params string[] arguments) => ImageMagick.Require(
        PngEncoder.Encode(
            Pictures.Photo(width, height, 4, hasAlpha), cancellationToken: TestContext.Current.CancellationToken),
        ["png:-", .. arguments]);

    private static Bitmap Decode(byte[] file) => ImageDecoder.Decode(file, null, TestContext.Current.CancellationToken);
}

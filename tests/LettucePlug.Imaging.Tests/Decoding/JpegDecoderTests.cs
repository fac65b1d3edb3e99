using LettucePlug.Imaging.Tests.Support;

namespace LettucePlug.Imaging.Tests.Decoding;

public sealed class JpegDecoderTests
{
    private const double LeastPsnr = 45;

    public static TheoryData<string, int, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, int, bool>();
            foreach (var sampling in new[] { "1x1", "2x1", "2x2", "1x2", "4x1", "4x2" })
            {
                foreach (var isProgressive in new[] { false, true })
                {
                    kinds.Add(sampling, isProgressive ? 40 : 90, isProgressive);
                }
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_jpeg_decodes_nearly_as_the_reference_decoder_does(string sampling, int quality, bool isProgressive)
    {
        foreach (var (width, height) in new[] { (160, 120), (97, 61), (17, 9), (1, 1), (3, 50) })
        {
            var file = Make(
                width, height, "-sampling-factor", sampling, "-quality", $"{quality}", "-interlace", isProgressive ? "JPEG" : "None");

            var reference = ImageMagick.Decode(file, "jpeg");

            Pictures.Psnr(Decode(file).Pixels, reference).ShouldBeGreaterThan(LeastPsnr, $"{width}x{height}");
        }
    }

    [Theory]
    [InlineData("None")]
    [InlineData("JPEG")]
    public void Grey_decodes_nearly_as_the_reference_decoder_does(string interlace)
    {
        var file = Make(101, 67, "-colorspace", "Gray", "-interlace", interlace);

        Pictures.Psnr(Decode(file).Pixels, ImageMagick.Decode(file, "jpeg")).ShouldBeGreaterThan(LeastPsnr);
    }

    [Theory]
    [InlineData("None")]
    [InlineData("JPEG")]
    public void Inks_are_turned_into_light(string interlace)
    {
        var file = Make(101, 67, "-colorspace", "CMYK", "-interlace", interlace);

        var reference = ImageMagick.Require(file, "jpeg:-", "-colorspace", "sRGB", "-alpha", "on", "-depth", "8", "RGBA:-");

        Pictures.Psnr(Decode(file).Pixels, reference).ShouldBeGreaterThan(40);
    }

    [Fact]
    public void Restart_intervals_are_followed()
    {
        var plain = Make(160, 120, "-sampling-factor", "2x2");
        var restarting = Make(160, 120, "-sampling-factor", "2x2", "-define", "jpeg:restart-interval=3");
        var own = Encode(Pictures.Photo(160, 120), new JpegEncodeOptions { RestartInterval = 3 });

        Decode(restarting).Pixels.ShouldBe(Decode(plain).Pixels);
        own.AsSpan().IndexOf(new byte[] { 0xFF, 0xD1 }).ShouldBeGreaterThan(0);
        Pictures.Psnr(Decode(own).Pixels, ImageMagick.Decode(own, "jpeg")).ShouldBeGreaterThan(LeastPsnr);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_turned_photo_is_shown_upright(int orientation)
    {
        var file = Make(40, 24);
        byte[] turned = [.. file.AsSpan(0, 2), .. Some.Exif(orientation, true), .. file.AsSpan(2)];

        var upright = ImageMagick.Require(turned, "jpeg:-", "-auto-orient", "-alpha", "on", "-depth", "8", "RGBA:-");
        var bitmap = Decode(turned);
        var asStored = ImageDecoder.Decode(
            turned, new ImageDecodeOptions { ApplyOrientation = false }, TestContext.Current.CancellationToken);

        ImageSniffer.Read(turned)!.DisplaySize.ShouldBe(bitmap.Size);
        Pictures.Psnr(bitmap.Pixels, upright).ShouldBeGreaterThan(LeastPsnr);
        asStored.Size.ShouldBe(new PixelSize(40, 24));
    }

    [Fact]
    public void What_is_not_supported_is_named()
    {
        var file = Make(16, 16);
        var frame = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });

        Named(0xC9, 1).ShouldContain("arithmetic");
        Named(0xC3, 1).ShouldContain("lossless");
        Named(12, 4).ShouldContain("12 bits");

        string Named(byte value, int offset)
        {
            var changed = file.ToArray();
            changed[frame + offset] = value;
            return Should.Throw<UnsupportedImageException>(() => Decode(changed)).Message;
        }
    }

    [Theory]
    [InlineData("None")]
    [InlineData("JPEG")]
    public void A_file_cut_short_is_refused_wherever_it_ends(string interlace)
    {
        var file = Make(64, 48, "-interlace", interlace);
        var scan = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xDA });
        for (var length = 4; length < (interlace == "None" ? file.Length - 8 : scan + 20); length += 7)
        {
            Should.Throw<CorruptImageException>(() => Decode(file[..length]), $"at {length}");
        }
    }

    [Fact]
    public void A_missing_end_marker_is_forgiven()
    {
        var file = Make(64, 48);

        Decode(file[..^2]).Pixels.ShouldBe(Decode(file).Pixels);
    }

    [Fact]
    public void A_frame_that_needs_too_much_memory_is_refused_before_it_costs_anything()
    {
        var file = Some.JpegShell(65_000, 65_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<ImageTooLargeException>(() => Decode(file));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData(95, 40)]
    [InlineData(75, 32)]
    [InlineData(30, 26)]
    public void What_the_encoder_writes_looks_like_its_source_here_and_elsewhere(int quality, double least)
    {
        foreach (var isSubsampled in new[] { false, true })
        {
            var source = Pictures.Photo(123, 77, 9);

            var file = Encode(source, new JpegEncodeOptions { Quality = quality, IsSubsampled = isSubsampled });

            var elsewhere = ImageMagick.Decode(file, "jpeg");
            Pictures.Psnr(Decode(file).Pixels, elsewhere).ShouldBeGreaterThan(LeastPsnr);
            Pictures.Psnr(source.Pixels, elsewhere).ShouldBeGreaterThan(least - (isSubsampled ? 6 : 0));
        }
    }

    [Fact]
    public void Transparency_is_laid_over_the_background_asked_for()
    {
        var file = Encode(
            Pictures.Flat(16, 16, 10, 20, 30, 0), new JpegEncodeOptions { Background = new Rgb(200, 100, 50) });

        var pixels = Decode(file).Pixels;

        ((int)pixels[0]).ShouldBeInRange(197, 203);
        ((int)pixels[1]).ShouldBeInRange(97, 103);
        pixels[3].ShouldBe((byte)255);
    }

    private static byte[] Make(int width, int height, params string[] arguments) => ImageMagick.Require(
        PngEncoder.Encode(Pictures.Photo(width, height), cancellationToken: TestContext.Current.CancellationToken),
        ["png:-", "-quality", "85", .. arguments, "jpeg:-"]);

    private static byte[] Encode(Bitmap bitmap, JpegEncodeOptions options) =>
        JpegEncoder.Encode(bitmap, options, TestContext.Current.CancellationToken);

    private static Bitmap Decode(byte[] file) => ImageDecoder.Decode(file, null, TestContext.Current.CancellationToken);
}

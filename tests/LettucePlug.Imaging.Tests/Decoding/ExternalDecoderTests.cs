using LettucePlug.Imaging.Tests.Support;
using LettucePlug.Tests.Support;

namespace LettucePlug.Imaging.Tests.Decoding;

public sealed class ExternalDecoderTests
{
    private static readonly byte[] WebP = Some.Riff("VP8X", [0, 0, 0, 0, 7, 0, 0, 7, 0, 0]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_program_the_refusal_says_what_to_install()
    {
        var refusal = await Should.ThrowAsync<PreviewUnavailableException>(() => Decode(WebP, new ExternalDecoder([])));

        refusal.MediaType.ShouldBe("image/webp");
        refusal.Hint!.ShouldContain("dwebp");
        (await Should.ThrowAsync<PreviewUnavailableException>(() => Decode(Some.Avif(8, 8), new ExternalDecoder([]))))
            .Hint!.ShouldContain("ffmpeg");
    }

    [Fact]
    public async Task A_program_gets_the_file_and_its_png_is_decoded()
    {
        using var dir = new TempDir();
        var png = PngEncoder.Encode(Pictures.Photo(9, 5), cancellationToken: Cancel);
        await File.WriteAllBytesAsync(dir.File("answer.png"), png, Cancel);

        var bitmap = await Decode(WebP, Shell($"cat > '{dir.File("input")}'; cat '{dir.File("answer.png")}'"));

        bitmap.Size.ShouldBe(new PixelSize(9, 5));
        (await File.ReadAllBytesAsync(dir.File("input"), Cancel)).ShouldBe(WebP);
    }

    [Fact]
    public async Task The_next_program_is_asked_when_one_fails()
    {
        using var dir = new TempDir();
        await File.WriteAllBytesAsync(
            dir.File("answer.png"), PngEncoder.Encode(Pictures.Photo(9, 5), cancellationToken: Cancel), Cancel);

        var bitmap = await Decode(WebP, Shell("exit 3", $"cat '{dir.File("answer.png")}'"));

        bitmap.Width.ShouldBe(9);
    }

    [Theory]
    [InlineData("\\033_Ga=T,f=32,s=2,v=1,m=1;/wAA/w==\\033\\\\\\033_Gm=0;AAD/gA==\\033\\\\", true)]
    [InlineData("\\033_Ga=T,f=32,s=2,v=1,m=1\\033\\\\\\033_Gm=1;/wAA/wAA/4A=\\033\\\\\\033_Gm=0\\033\\\\", true)]
    [InlineData("\\033_Ga=T,f=32,s=2,v=1;/wAA/w==\\033\\\\", false)]
    [InlineData("\\033_Ga=T,f=32,s=2,v=1;/wAA/wAA/4AAAAAA\\033\\\\", false)]
    [InlineData("\\033_Ga=T,f=24,s=2,v=1;/wAA/wAA\\033\\\\", false)]
    [InlineData("\\033_Ga=T,f=32,s=2,v=1;nonsense!\\033\\\\", false)]
    [InlineData("\\033_Ga=T,f=32,s=99999,v=99999;AAAA\\033\\\\", false)]
    [InlineData("\\033_Ga=T,f=32,s=2", false)]
    [InlineData("nothing", false)]
    public async Task Pixels_that_a_program_draws_for_terminals_are_read_or_refused(string output, bool isWhole)
    {
        var file = Some.Riff("VP8X", [0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
        var tool = Tool($"cat > /dev/null; printf '{output}'") with { Output = ExternalOutput.KittyGraphics };
        var decoding = Decode(file, new ExternalDecoder([tool]));

        if (isWhole)
        {
            (await decoding).Pixels.ShouldBe([255, 0, 0, 255, 0, 0, 255, 128]);
        }
        else
        {
            await Should.ThrowAsync<ImagingException>(() => decoding);
        }
    }

    [Fact]
    public async Task Chafa_alone_gives_a_picture_of_the_right_shape()
    {
        var chafa = ExternalTool.Known.Single(tool => tool.Name == "chafa") with { Path = "/usr/bin/chafa" };
        Assert.SkipUnless(File.Exists(chafa.Path), "chafa is not installed.");
        var source = Pictures.Photo(60, 40);
        var webp = ImageMagick.Require(
            PngEncoder.Encode(source, cancellationToken: Cancel), "png:-", "-define", "webp:lossless=true", "webp:-");

        var bitmap = await Decode(webp, new ExternalDecoder([chafa]));

        bitmap.Size.ShouldBe(new PixelSize(60, 40));
        Pictures.Psnr(bitmap.Pixels, source.Pixels).ShouldBeGreaterThan(25);
    }

    [Theory]
    [InlineData("echo 'bad \u001b[31mdata.' >&2; exit 1", "bad [31mdata.")]
    [InlineData("exit 7", "code 7")]
    [InlineData("echo this is no png", "no whole picture")]
    [InlineData("cat /dev/zero", "too large")]
    public async Task A_program_that_fails_is_named_with_its_reason(string script, string reason)
    {
        var refusal = await Should.ThrowAsync<PreviewUnavailableException>(() => Decode(WebP, Shell(script)));

        refusal.Message.ShouldContain("'sh'");
        refusal.Message.ShouldContain(reason);
        refusal.Message.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_named()
    {
        var missing = new ExternalTool
        {
            Name = "gone",
            Path = "/nonexistent/gone",
            MediaTypes = ["image/webp"],
            Arguments = [],
        };

        (await Should.ThrowAsync<PreviewUnavailableException>(() => Decode(WebP, new ExternalDecoder([missing]))))
            .Message.ShouldContain("could not be started");
    }

    [Fact]
    public async Task A_program_that_hangs_is_killed_when_its_time_is_up()
    {
        var time = new FakeTime();
        var decoding = Decode(WebP, new ExternalDecoder([Tool("exec sleep 600")]) { Time = time });
        while (time.PendingTimers == 0)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(21));

        (await Should.ThrowAsync<PreviewUnavailableException>(() => decoding)).Message.ShouldContain("longer than 20 seconds");
    }

    [Fact]
    public async Task Cancellation_kills_the_program_and_is_no_failure()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var decoding = Shell("exec sleep 600").DecodeAsync(WebP, "image/webp", ImageDecodeOptions.Default, cancelling.Token);

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => decoding);
    }

    [Fact]
    public async Task A_giant_is_refused_before_any_program_starts()
    {
        var giant = Some.Riff("VP8X", [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);

        await Should.ThrowAsync<ImageTooLargeException>(() => Decode(giant, Shell("exit 1")));
    }

    [Fact]
    public async Task The_programs_of_this_machine_decode_a_real_webp()
    {
        if (!ExternalDecoder.OfThisMachine.CanDecode("image/webp"))
        {
            Assert.Skip("None of dwebp, ffmpeg, magick and convert is installed.");
        }

        var source = Pictures.Photo(64, 48);
        var png = PngEncoder.Encode(source, cancellationToken: Cancel);
        var webp = ImageMagick.Require(png, "png:-", "-define", "webp:lossless=true", "webp:-");

        ImageSniffer.Read(webp)!.Size.ShouldBe(new PixelSize(64, 48));
        (await Decode(webp, ExternalDecoder.OfThisMachine)).Pixels.ShouldBe(source.Pixels);
    }

    private static ExternalDecoder Shell(params string[] scripts) => new([.. scripts.Select(Tool)]);

    private static ExternalTool Tool(string script) => new()
    {
        Name = "sh",
        Path = "/bin/sh",
        MediaTypes = ["image/webp"],
        Arguments = ["-c", script],
    };

    private static async Task<Bitmap> Decode(byte[] file, ExternalDecoder external)
    {
        var options = new ImageDecodeOptions { External = external, Limits = new ImageLimits { MaxFileBytes = 5_000_000 } };
        return await ImageDecoder.DecodeAsync(new MemoryStream(file), options, Cancel);
    }
}

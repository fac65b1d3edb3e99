using LettucePlug.Imaging.Tests.Support;

namespace LettucePlug.Imaging.Tests.Scaling;

public sealed class ScalingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ScaleFilter.Area, false)]
    [InlineData(ScaleFilter.Area, true)]
    [InlineData(ScaleFilter.Lanczos, false)]
    [InlineData(ScaleFilter.Lanczos, true)]
    public void A_flat_picture_stays_flat_at_every_size(ScaleFilter filter, bool linearLight)
    {
        var source = Pictures.Flat(37, 23, 200, 90, 13, 255);
        foreach (var size in new[] { new PixelSize(1, 1), new(5, 40), new(36, 22), new(80, 3) })
        {
            var scaled = BitmapScaler.Scale(source, size, filter, linearLight, Cancel);

            scaled.Size.ShouldBe(size);
            scaled.Pixels.Chunk(4).ShouldAllBe(
                pixel => Math.Abs(pixel[0] - 200) <= 1 && Math.Abs(pixel[1] - 90) <= 1 && Math.Abs(pixel[2] - 13) <= 1 && pixel[3] == 255);
        }
    }

    [Fact]
    public void Each_new_pixel_is_the_mean_of_the_area_it_covers()
    {
        var source = Pictures.Photo(60, 40, 2);

        var scaled = BitmapScaler.Scale(source, new PixelSize(12, 10), cancellationToken: Cancel);

        for (var y = 0; y < 10; y++)
        {
            for (var x = 0; x < 12; x++)
            {
                double sum = 0;
                for (var at = 0; at < 20; at++)
                {
                    sum += source.Row((y * 4) + (at / 5))[((x * 5) + (at % 5)) * 4];
                }

                ((double)scaled.Row(y)[x * 4]).ShouldBe(sum / 20, 0.51);
            }
        }
    }

    [Fact]
    public void The_hidden_colour_of_transparent_pixels_does_not_bleed()
    {
        var source = Pictures.Flat(2, 1, 255, 0, 0, 255);
        (source.Pixels[4], source.Pixels[5], source.Pixels[7]) = (0, 255, 0);

        var scaled = BitmapScaler.Scale(source, new PixelSize(1, 1), cancellationToken: Cancel);

        scaled.Pixels.ShouldBe(new byte[] { 255, 0, 0, 128 });
    }

    [Fact]
    public void Light_is_averaged_as_light_when_asked()
    {
        var source = Pictures.Flat(2, 2, 0, 0, 0);
        source.Pixels.AsSpan(0, 3).Fill(255);
        source.Pixels.AsSpan(12, 3).Fill(255);

        BitmapScaler.Scale(source, new PixelSize(1, 1), cancellationToken: Cancel).Pixels[0].ShouldBe((byte)128);
        ((int)BitmapScaler.Scale(source, new PixelSize(1, 1), linearLight: true, cancellationToken: Cancel).Pixels[0])
            .ShouldBeInRange(187, 189);
    }

    [Theory]
    [InlineData(1000, 500, 100, 100, false, 100, 50)]
    [InlineData(500, 1000, 100, 100, false, 50, 100)]
    [InlineData(10, 10, 100, 100, false, 10, 10)]
    [InlineData(10, 10, 100, 50, true, 50, 50)]
    [InlineData(10_000, 1, 100, 100, false, 100, 1)]
    public void A_picture_keeps_its_shape(int width, int height, int maxWidth, int maxHeight, bool mayEnlarge, int fitWidth, int fitHeight)
    {
        BitmapScaler.Fit(new PixelSize(width, height), new PixelSize(maxWidth, maxHeight), mayEnlarge)
            .ShouldBe(new PixelSize(fitWidth, fitHeight));
    }

    [Fact]
    public void Few_colours_are_kept_exactly_and_many_stay_near()
    {
        var stripes = Pictures.Flat(30, 4, 10, 20, 30);
        stripes.Pixels.AsSpan(40, 4).Fill(255);
        var exact = Quantiser.Quantise(stripes, 16, cancellationToken: Cancel);
        var photo = Pictures.Photo(120, 80);
        var reduced = Quantiser.Quantise(photo, 256, cancellationToken: Cancel);

        exact.Palette.ShouldBe([new Rgb(10, 20, 30), new Rgb(255, 255, 255)], ignoreOrder: true);
        Pictures.Psnr(Unfold(exact), stripes.Pixels).ShouldBe(double.PositiveInfinity);
        reduced.Palette.Count.ShouldBe(256);
        Pictures.Psnr(Unfold(reduced), photo.Pixels).ShouldBeGreaterThan(28);
        Pictures.Psnr(Unfold(Quantiser.Quantise(photo, 16, cancellationToken: Cancel)), photo.Pixels).ShouldBeGreaterThan(17);
    }

    [Fact]
    public void Dithering_keeps_the_mean_colour_of_a_slope()
    {
        var source = Pictures.Flat(64, 64, 100, 100, 100);
        var dithered = Quantiser.Map(source, [Rgb.Black, new Rgb(255, 255, 255)], dither: true, Cancel);

        dithered.Indices.Average(index => index * 255).ShouldBe(100, 3);
    }

    [Fact]
    public void Transparent_pixels_take_one_colour_of_the_palette()
    {
        var source = Pictures.Photo(64, 64, 1, hasAlpha: true);

        var reduced = Quantiser.Quantise(source, 256, cancellationToken: Cancel);

        reduced.HasTransparency.ShouldBeTrue();
        reduced.Palette.Count.ShouldBeLessThanOrEqualTo(255);
        reduced.Indices[0].ShouldBe((byte)reduced.TransparentIndex);
        var file = PngEncoder.Encode(reduced, cancellationToken: Cancel);
        ImageDecoder.Decode(file, null, Cancel).Pixels[3].ShouldBe((byte)0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(256)]
    public void A_palette_png_is_read_back_exactly(int colours)
    {
        var reduced = Quantiser.Quantise(Pictures.Photo(61, 31), colours, cancellationToken: Cancel);

        var file = PngEncoder.Encode(reduced, cancellationToken: Cancel);

        ImageDecoder.Decode(file, null, Cancel).Pixels.ShouldBe(Unfold(reduced));
    }

    [Theory]
    [InlineData(false, "image/jpeg")]
    [InlineData(true, "image/png")]
    public async Task A_reference_image_is_shrunk_until_it_fits(bool hasAlpha, string mediaType)
    {
        var file = PngEncoder.Encode(Pictures.Photo(400, 300, 1, hasAlpha), cancellationToken: Cancel);
        var target = new ShrinkTarget { MaxBytes = file.Length / 4, MaxSide = 300 };

        var shrunk = await ImageShrinker.ShrinkAsync(file, target, null, Cancel);

        shrunk.MediaType.ShouldBe(mediaType);
        shrunk.File.Length.ShouldBeLessThanOrEqualTo(file.Length / 4);
        ImageSniffer.Read(shrunk.File.Span)!.Size.ShouldBe(shrunk.Size);
        ((double)shrunk.Size.Width / shrunk.Size.Height).ShouldBe(4 / 3.0, 0.02);
        (await ImageShrinker.ShrinkAsync(shrunk.File, target, null, Cancel)).IsChanged.ShouldBeFalse();
    }

    [Fact]
    public async Task An_impossible_limit_is_refused()
    {
        var file = PngEncoder.Encode(Pictures.Photo(100, 100), cancellationToken: Cancel);

        await Should.ThrowAsync<ImageTooLargeException>(
            () => ImageShrinker.ShrinkAsync(file, new ShrinkTarget { MaxBytes = 100 }, null, Cancel));
    }

    private static byte[] Unfold(IndexedBitmap bitmap) =>
    [
        .. bitmap.Indices.SelectMany(index => index < bitmap.Palette.Count
            ? new[] { bitmap.Palette[index].R, bitmap.Palette[index].G, bitmap.Palette[index].B, (byte)255 }
            : new byte[4]),
    ];
}

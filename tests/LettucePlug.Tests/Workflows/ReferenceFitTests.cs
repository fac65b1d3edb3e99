using LettucePlug.Host.Workflows;
using LettucePlug.Imaging;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;
using ImageLimits = LettucePlug.Sdk.ImageLimits;

namespace LettucePlug.Tests.Workflows;

public sealed class ReferenceFitTests
{
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task A_reference_that_fits_is_sent_byte_for_byte_without_a_word()
    {
        var reference = Reference(Pictures.Png(1, 40, 30), "image/png");

        (await FitAsync(reference, new ImageLimits { MaxReferenceEdge = 40 })).ShouldBeSameAs(reference);

        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reference_that_is_too_large_is_scaled_down_in_its_shape_and_named_anew()
    {
        var reference = Reference(Pictures.Png(1, 400, 200), "image/png");

        var fitting = await FitAsync(reference, new ImageLimits { MaxReferenceEdge = 100 });

        fitting.Size.ShouldBe(new ImageSize(100, 50));
        ImageSniffer.Read(fitting.Data.Span).ShouldNotBeNull().Size.ShouldBe(new PixelSize(100, 50));
        fitting.Sha256.ShouldNotBe(reference.Sha256);
        _warnings.ShouldHaveSingleItem().ShouldContain("100x50");
    }

    [Fact]
    public async Task A_reference_of_another_format_is_written_in_one_the_model_takes()
    {
        var fitting = await FitAsync(
            Reference(Pictures.Png(1, 16, 16), "image/png"), new ImageLimits { ReferenceMediaTypes = ["image/jpeg"] });

        fitting.MediaType.ShouldBe("image/jpeg");
        ImageSniffer.MediaType(fitting.Data.Span).ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task A_reference_with_too_many_bytes_is_made_smaller_until_it_fits()
    {
        var noise = new Bitmap(120, 120);
        new Random(5).NextBytes(noise.Pixels);
        var reference = Reference(PngEncoder.Encode(noise, cancellationToken: TestContext.Current.CancellationToken), "image/png");

        var fitting = await FitAsync(
            reference, new ImageLimits { MaxReferenceBytes = 20_000, ReferenceMediaTypes = ["image/png"] });

        fitting.Data.Length.ShouldBeLessThanOrEqualTo(20_000);
        _warnings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_reference_that_cannot_be_written_as_the_model_wants_is_sent_as_it_is_and_said()
    {
        var reference = Reference(Pictures.Png(), "image/png");

        (await FitAsync(reference, new ImageLimits { ReferenceMediaTypes = ["image/webp"] })).ShouldBeSameAs(reference);

        _warnings.ShouldHaveSingleItem().ShouldContain("as it is");
    }

    [Fact]
    public async Task A_damaged_reference_is_sent_as_it_is_and_said()
    {
        var reference = Reference(Pictures.Png(1, 400, 400)[..60], "image/png") with { Size = new ImageSize(400, 400) };

        (await FitAsync(reference, new ImageLimits { MaxReferenceEdge = 100 })).ShouldBeSameAs(reference);

        _warnings.ShouldHaveSingleItem().ShouldContain("cannot be changed");
    }

    private ValueTask<ImageReference> FitAsync(ImageReference reference, ImageLimits limits) =>
        ReferenceFit.FitAsync(
            reference, "Mia", limits, warned => _warnings.Add(warned.Message), TestContext.Current.CancellationToken);

    private static ImageReference Reference(byte[] bytes, string type) => new()
    {
        Role = ReferenceRole.Character,
        MediaType = type,
        Data = bytes,
        Sha256 = "before",
        Size = ImageSniffer.Read(bytes) is { Size: { } size } ? new ImageSize(size.Width, size.Height) : null,
    };
}

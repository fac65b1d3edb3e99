using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;

namespace LettucePlug.Plugins.Tests.Sketch;

public sealed class SketchEditTests : IDisposable
{
    private static readonly ImageReference Source = SamplePictures.Reference(ReferenceRole.Source, 0xFF0000);
    private readonly SketchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Denoise_0_keeps_the_source()
    {
        var picture = await _rig.PictureAsync(Edit(0, Source));

        At(picture).ShouldAllBe(colour => colour == new Rgb(1, 0, 0));
    }

    [Fact]
    public async Task Denoise_1_ignores_the_source()
    {
        var edited = await _rig.PictureAsync(Edit(1, Source));
        var drawn = await _rig.PictureAsync(Edit(null));

        edited.Data.ShouldBe(drawn.Data);
    }

    [Fact]
    public async Task Denoise_between_mixes_both()
    {
        var picture = await _rig.PictureAsync(Edit(0.5, Source));
        var drawn = await _rig.PictureAsync(Edit(null));

        At(picture).Average(colour => colour.R).ShouldBeInRange(At(drawn).Average(colour => colour.R) + 0.1f, 0.99f);
        At(picture).Average(colour => colour.B).ShouldBeInRange(0.05f, At(drawn).Average(colour => colour.B));
    }

    [Fact]
    public async Task Without_a_size_the_edit_is_as_large_as_its_source()
    {
        var picture = await _rig.PictureAsync(Edit(0.5, Source) with { Size = null });

        (picture.Width, picture.Height).ShouldBe((32, 32));
    }

    [Fact]
    public async Task The_order_of_references_changes_the_bytes()
    {
        var red = SamplePictures.Reference(ReferenceRole.Character, 0xCC2211);
        var blue = SamplePictures.Reference(ReferenceRole.Persona, 0x1133CC);

        var one = await _rig.BytesAsync(Edit(null, red, blue));
        var other = await _rig.BytesAsync(Edit(null, blue, red));

        other.ShouldNotBe(one);
    }

    [Fact]
    public async Task A_black_mask_keeps_the_source_and_a_white_one_paints()
    {
        var black = SamplePictures.Reference(ReferenceRole.Mask, 0x000000);
        var white = SamplePictures.Reference(ReferenceRole.Mask, 0xFFFFFF);

        var kept = await _rig.PictureAsync(Edit(1, Source, black));
        var painted = await _rig.PictureAsync(Edit(1, Source, white));

        At(kept).ShouldAllBe(colour => colour == new Rgb(1, 0, 0));
        painted.Data.ShouldBe((await _rig.PictureAsync(Edit(null))).Data);
    }

    [Fact]
    public async Task A_mask_without_a_source_is_warned_about()
    {
        var updates = await _rig.UpdatesAsync(Edit(null, SamplePictures.Reference(ReferenceRole.Mask, 0)));

        updates.OfType<ImageWarning>().ShouldHaveSingleItem().Message.ShouldContain("mask");
    }

    [Theory]
    [InlineData("FFD8FFE000104A46494600")]
    [InlineData("")]
    [InlineData("89504E470D0A1A0A0000")]
    [InlineData("89504E470D0A1A0A0000000D494844527FFFFFFF7FFFFFFF0802000000AABBCCDD")]
    public async Task A_source_it_cannot_read_lends_a_colour_and_is_warned_about(string hex)
    {
        var broken = Source with { Data = Convert.FromHexString(hex), MediaType = "image/jpeg" };

        var updates = await _rig.UpdatesAsync(Edit(null, broken));

        updates.OfType<ImageWarning>().ShouldHaveSingleItem().Message.ShouldContain("PNG");
        updates.OfType<ImageReady>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(-3.0)]
    [InlineData(7.0)]
    [InlineData(double.NaN)]
    public async Task A_denoise_out_of_range_is_warned_about(double denoise)
    {
        var updates = await _rig.UpdatesAsync(Edit(denoise, Source));

        updates.OfType<ImageWarning>().ShouldHaveSingleItem().Setting.ShouldBe(ImageSettingNames.Denoise);
    }

    private static ImageRequest Edit(double? denoise, params ImageReference[] references) =>
        SketchRig.Request("a hill by day") with { Seed = 3, Denoise = denoise, References = references };

    private static List<Rgb> At(Pixels picture) =>
        [.. Enumerable.Range(0, picture.Width * picture.Height).Select(i => picture[i % picture.Width, i / picture.Width])];
}

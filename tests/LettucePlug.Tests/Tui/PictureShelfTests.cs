using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class PictureShelfTests
{
    private static readonly Size Place = new(20, 10);

    private int _reads;

    [Fact]
    public async Task A_picture_is_read_once_and_its_cells_are_made_once_for_each_size()
    {
        var picture = Shelf(new TerminalCapabilities()).Of("one", 64, 64);
        await ShownAsync(picture);

        picture.Cells(Place).ShouldBeSameAs(picture.Cells(Place));
        picture.Cells(new Size(10, 5)).ShouldNotBeNull();
        _reads.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, false, false, "\u001b_Ga=t")]
    [InlineData(false, true, false, "\u001b]1337;")]
    [InlineData(false, false, true, "\u001bP")]
    public async Task Pixels_follow_in_the_way_the_terminal_knows(bool kitty, bool iterm2, bool sixel, string beginning)
    {
        var picture = Shelf(new TerminalCapabilities { KittyGraphics = kitty, ITerm2Images = iterm2, Sixel = sixel }).Of("one", 64, 64);
        await ShownAsync(picture);

        var pixels = await PixelsAsync(picture);

        System.Text.Encoding.ASCII.GetString(pixels.Chunks[0].Span).ShouldStartWith(beginning);
        (await PixelsAsync(picture)).ShouldBeSameAs(pixels);
        pixels.Place.IsEmpty.ShouldBe(!kitty);
    }

    [Fact]
    public async Task A_multiplexer_gets_cells_alone_unless_the_user_says_it_lets_pixels_through()
    {
        var inside = new TerminalCapabilities { KittyGraphics = true, Multiplexed = true };
        var picture = Shelf(inside).Of("one", 64, 64);
        await ShownAsync(picture);
        picture.Pixels(Place).ShouldBeNull();

        var forced = Shelf(inside, "kitty").Of("one", 64, 64);
        await ShownAsync(forced);
        (await PixelsAsync(forced)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("blocks")]
    [InlineData("none")]
    public async Task Who_wants_no_pixels_gets_none(string way)
    {
        var picture = Shelf(new TerminalCapabilities { KittyGraphics = true }, way).Of("one", 64, 64);
        if (way == "none")
        {
            picture.Cells(Place).ShouldBeNull();
            picture.Fit(Place).Rows.ShouldBe(1);
            return;
        }

        await ShownAsync(picture);
        picture.Pixels(Place).ShouldBeNull();
    }

    [Fact]
    public async Task On_a_slow_link_a_picture_takes_no_more_than_its_budget_and_no_true_colour()
    {
        var look = new PictureLook(
            () => new TerminalCapabilities { KittyGraphics = true, Depth = ColorDepth.TrueColor }, isSlow: true);
        var picture = Shelf(look).Of("one", 64, 64);
        await ShownAsync(picture, new Size(60, 30));

        var pixels = await PixelsAsync(picture, new Size(60, 30));

        pixels.Chunks.Sum(chunk => chunk.Length).ShouldBeLessThanOrEqualTo(120_000);
        look.Options.Colours.ShouldBe(Imaging.CellColours.Palette256);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_says_so_and_the_next_is_shown()
    {
        var shelf = new PictureShelf(
            new InlineThread(),
            (asset, _) => Task.FromResult(asset == "bad" ? "no picture"u8.ToArray() : Pictures.Png(9, 64, 64)),
            new PictureLook(() => new TerminalCapabilities()));
        var (bad, good) = (shelf.Of("bad", 64, 64), shelf.Of("good", 64, 64));
        bad.Cells(Place);
        await ShownAsync(good);

        bad.Cells(Place).ShouldBeNull();
        bad.Description.Length.ShouldBeGreaterThan("[image 64x64]".Length);
    }

    private PictureShelf Shelf(TerminalCapabilities capabilities, string way = "auto") => Shelf(new PictureLook(() => capabilities, way: way));

    private PictureShelf Shelf(PictureLook look) => new(
        new InlineThread(),
        (_, _) =>
        {
            Interlocked.Increment(ref _reads);
            return Task.FromResult(Pictures.Png(9, 64, 64));
        },
        look);

    private static async Task ShownAsync(IPictureSource picture, Size? size = null)
    {
        while (picture.Cells(size ?? Place) is null)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task<PixelPicture> PixelsAsync(IPictureSource picture, Size? size = null)
    {
        while (true)
        {
            if (picture.Pixels(size ?? Place) is { } pixels)
            {
                return pixels;
            }

            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
